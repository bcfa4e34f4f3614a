import { calculatorOf } from '../calculators/registry.ts';
import {
  type DefinedLimit,
  definitionsOf,
  type MetricDefinition,
} from '../definitions/definitions.ts';
import type { Lang } from '../messages/message.ts';
import type { Unit } from '../number/unit.ts';
import { signOf } from '../number/unit.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { wordsIn } from '../phrases/words-of.ts';
import type { CliEnvironment } from './environment.ts';
import { metricWords } from './metric-words.ts';
import { openedWorkspace } from './opened-workspace.ts';
import { printable } from './printable.ts';

export interface MetricsOptions {
  /** Which of the workspace's packs, where it has several. */
  readonly pack?: string | undefined;
  readonly workspace: string;
  readonly json?: boolean;
  readonly lang?: Lang | undefined;
}

/** `report metrics`: lists the metrics that the workspace has, the pack's and its own. */
export async function listMetrics(options: MetricsOptions, world: CliEnvironment): Promise<number> {
  const { workspace, pack } = await openedWorkspace(
    { folder: options.workspace, pack: options.pack },
    {},
    world,
  );
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const words = metricWords[lang];
  const book = wordsIn(pack.phrases);
  const definitions = definitionsOf(pack, workspace, book);
  const entries = pack.metrics.flatMap((metric) => {
    const definition = definitions.find((one) => one.metric === metric.id);
    if (!definition) return [];
    const { id, name, unit, better, by, scope } = metric;
    const formula = formulaOf(metric, definition, lang);
    const targets = definition.limits.map((limit) => targetText(limit, unit, lang));
    const entry = { id, name, formula, unit, better, dataset: scope.dataset, by, targets };
    return [
      {
        entry,
        measure: metric.measure,
        source: lang === 'en' ? scope.dataset : definition.dataset,
      },
    ];
  });
  if (options.json) {
    world.terminal.out(
      `${JSON.stringify(
        entries.map(({ entry }) => entry),
        null,
        2,
      )}\n`,
    );
    return 0;
  }
  for (const { entry, measure, source } of entries) {
    const { unit, better } = entry;
    const lines = [
      `${entry.id}  ${entry.name}`,
      `  ${words.formula}${entry.formula}`,
      `  ${words.unit}${words.units[unit] ?? (unit === 'yuan' ? book('unit.yuan') : measure)}  ${words.better}${words.directions[better]}  ${words.dataset}${source}`,
      ...entry.targets.map((target) => `  ${words.target}${target}`),
    ];
    world.terminal.out(`${lines.map(printable).join('\n')}\n`);
  }
  return 0;
}

/** What the pack says of the metric and how it is calculated; in English with its conditions as written. */
export function formulaOf(metric: MetricSpec, definition: MetricDefinition, lang: Lang): string {
  if (lang !== 'en') {
    const scope = definition.condition === '' ? '' : `；范围：${definition.condition}`;
    return [metric.description, `${definition.formula}${scope}`].filter(Boolean).join('。');
  }
  const { scope } = metric;
  const records = scope.where === null ? scope.name : `${scope.name} [${scope.where}]`;
  return calculatorOf(metric.calculator).english(records);
}

const SIGNS = { '<=': '≤', '>=': '≥', '<': '<', '>': '>' } as const;

/** 市考核 ≤5%（E8），考核全市、分公司，2009-01起 */
function targetText(limit: DefinedLimit, unit: Unit, lang: Lang): string {
  const words = metricWords[lang];
  const value = `${SIGNS[limit.comparator]}${limit.limit}${signOf(unit)}`;
  const members = limit.members === '' ? '' : words.bracket(limit.members);
  const { setter, judged } = words.limit(limit);
  const months = words.months(limit.from, limit.to);
  return `${setter} ${value}${members}${words.judges(judged.join(words.comma))}${months}`;
}
