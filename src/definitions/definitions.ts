import { calculatorOf } from '../calculators/registry.ts';
import { labelOf } from '../pack/dataset/label-of.ts';
import { columnsIn, derivedBehind } from '../pack/dataset/sql-names.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { Pack } from '../pack/types.ts';
import type { WordBook } from '../words/word-book.ts';
import type { Workspace } from '../workspace/types.ts';
import { conditionInWords } from './condition-words.ts';
import { formulaOf } from './formula-words.ts';
import type { DefinedLimit, MetricDefinition } from './types.ts';

export type { DefinedLimit, MetricDefinition };

/** What each metric of the pack means in words, with the targets that the workspace sets for it. */
export function definitionsOf(
  pack: Pack,
  workspace: Workspace,
  words: WordBook,
): readonly MetricDefinition[] {
  return pack.metrics.flatMap((metric): readonly MetricDefinition[] => {
    const { scope, cohort } = metric;
    const dataset = pack.datasets.find(({ id }) => id === scope.dataset);
    if (!dataset) return [];
    const input = workspace.inputs.datasets.find((one) => one.dataset === scope.dataset);
    return [
      {
        metric: metric.id,
        description: metric.description,
        measure: metric.measure,
        formula: formulaOf(metric, dataset, pack.datasets, words),
        scope: scope.name,
        condition: scope.where === null ? '' : conditionInWords(scope.where, dataset, words),
        dataset: dataset.name,
        supplier: input?.owner ?? '',
        countedBy: cohort === null ? '' : conditionInWords(cohort, dataset, words),
        dimensions: Object.fromEntries(
          metric.by.flat().map((name) => [name, labelOf(name, dataset)]),
        ),
        readings: readingsOf(metric, dataset),
        limits: workspace.targets
          .filter((target) => speaksOf(target, metric, pack))
          .map(({ only, limit, setBy, comparator, judges, from, to, owner }) => ({
            setBy,
            setter: pack.levels.setters.find(({ id }) => id === setBy)?.name ?? setBy,
            members: Object.values(only)
              .map((members) => members.join(words('mark.list')))
              .join(' / '),
            comparator,
            limit: Number(limit),
            judges,
            judged: judges.map((level) => pack.levels.levels[level].name),
            from,
            to,
            owner,
          })),
      },
    ];
  });
}

/** The readings of the derived columns that a metric rests on. */
function readingsOf({ scope, calculator }: MetricSpec, dataset: DatasetSpec): readonly string[] {
  const names = [
    ...(scope.where === null ? [] : columnsIn(scope.where, dataset).columns),
    ...calculatorOf(calculator).reads,
  ];
  return derivedBehind(names, dataset).flatMap(({ reading }) =>
    reading === undefined ? [] : [`${dataset.name}：${reading}`],
  );
}

/** Whether a limit is told with a metric: one of a longer period with the figure over that, where there is one. */
function speaksOf(
  { metric, period = null }: Workspace['targets'][number],
  { id, over }: MetricSpec,
  { metrics }: Pick<Pack, 'metrics'>,
): boolean {
  if (over) return metric === over.of && period === over.kind;
  const isToldThere = metrics.some((one) => one.over?.of === id && one.over.kind === period);
  return metric === id && !isToldThere;
}
