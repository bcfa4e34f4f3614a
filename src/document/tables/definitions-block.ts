import { isCount } from '../../calculators/parts.ts';
import { figuresOnSlide } from '../../findings/slide-figures.ts';
import type { Figure } from '../../metrics/lookup.ts';
import { countText, NO_VALUE } from '../../number/display.ts';
import type { SlideSpec } from '../../pack/outline/types.ts';
import { textCell } from '../model/cells.ts';
import { deckColumns } from '../model/columns.ts';
import type { DocumentContext } from '../model/context.ts';
import { periodText } from '../model/period-text.ts';
import type { Row, TableBlock } from '../model/types.ts';
import { type DefinitionRow, joinedNames, joinedRows } from './definition-rows.ts';

/**
 * What every metric on the slides means: its name, the formula in words, the records counted, how many they are, and
 * the days where these differ, and its id, which `report explain` takes; null where no slide shows a figure. Metrics that only count
 * the records of a scope which a row explains are named in the note.
 */
export function definitionsBlock(
  title: string | null,
  id: string,
  context: DocumentContext,
): TableBlock | null {
  const { say } = context;
  const all = metricsOnSlides(context);
  if (all.length === 0) return null;
  const counts = all.filter((metric) => isToldByScope(metric, all, context));
  const metrics = all.filter((metric) => !counts.includes(metric));
  const periods = metrics.map(({ scope }) => periodText(scope.dataset, context));
  const [period = ''] = periods;
  const isOnePeriod = periods.every((one) => one === period);
  const column = deckColumns(context);
  const filters = filtersOf(metrics, context);
  const said = metrics.map((metric, at): DefinitionRow => {
    const words = context.definitions.find((one) => one.metric === metric.id);
    return {
      names: [metric.name],
      ids: [metric.id],
      formula: words?.formula ?? metric.description,
      filter: filters[at] ?? '',
      period: isOnePeriod ? '' : (periods[at] ?? ''),
      population: populationOf(context.lookup.figure(metric.id, {})),
    };
  });
  const rows = joinedRows(said).map(
    ({ names, ids, formula, filter, period, population }): Row => ({
      kind: 'body',
      cells: [
        textCell(joinedNames(names)),
        textCell(formula),
        textCell(filter),
        ...(isOnePeriod ? [] : [textCell(period)]),
        textCell(population),
        textCell(ids.join('、')),
      ],
    }),
  );
  const readings = readingsOf(all, context);
  const note = say('note.definitions', {
    period: isOnePeriod ? period : '',
    counts: counts.length === 0 ? '' : String(counts.length),
  });
  return {
    kind: 'table',
    look: 'fine',
    id,
    title,
    columns: [
      column('definition_metric'),
      column('definition_formula'),
      column('definition_filter'),
      ...(isOnePeriod ? [] : [column('definition_period')]),
      column('definition_population', 'end'),
      column('definition_id'),
    ],
    rows,
    rest: say('note.definitions_rest', { count: '{count}' }),
    note: readings === '' ? note : `${note}${say('note.readings', { readings })}`,
  };
}

/** What was decided for records that could be read in two ways, each once. */
function readingsOf(
  metrics: readonly Figure['metric'][],
  { definitions }: DocumentContext,
): string {
  const ids = new Set(metrics.map(({ id }) => id));
  const own = definitions.filter(({ metric }) => ids.has(metric));
  return [...new Set(own.flatMap(({ readings }) => readings))].join('；');
}

/** Whether a metric counts all records of a scope that stands in the table anyway, for a rate or an amount. */
function isToldByScope(
  metric: Figure['metric'],
  all: readonly Figure['metric'][],
  context: DocumentContext,
): boolean {
  if (!isCount(metric)) return false;
  const condition = conditionOf(metric.id, context);
  return all.some(
    (other) =>
      !isCount(other) &&
      other.scope.name === metric.scope.name &&
      conditionOf(other.id, context) === condition,
  );
}

function conditionOf(metric: string, { definitions }: DocumentContext): string {
  return definitions.find((one) => one.metric === metric)?.condition ?? '';
}

/** The records that each metric counts; a condition is written out where its scope first comes. */
function filtersOf(
  metrics: readonly Figure['metric'][],
  context: DocumentContext,
): readonly string[] {
  const seen = new Set<string>();
  return metrics.map((metric) => {
    const { name } = metric.scope;
    const condition = conditionOf(metric.id, context);
    const isOneMeaning = metrics.every(
      (other) => other.scope.name !== name || conditionOf(other.id, context) === condition,
    );
    const isSaid = isOneMeaning && seen.has(name);
    seen.add(name);
    return isSaid || condition === '' ? name : `${name}：${condition}`;
  });
}

/** The metrics of the slides that there are, each once: those of boards first, else in the order of the slides. */
function metricsOnSlides({ pack, lookup }: DocumentContext): readonly Figure['metric'][] {
  const isBoard = (slide: SlideSpec) =>
    slide.blocks.some(({ block }) => block.kind === 'kpi_board');
  const slides = [...pack.slides.filter(isBoard), ...pack.slides.filter((one) => !isBoard(one))];
  const figures = slides.flatMap((slide) => figuresOnSlide(slide, lookup));
  return [...new Map(figures.map(({ metric }) => [metric.id, metric])).values()];
}

/** How many users, tickets … stand behind the whole figure: a rate's denominator, a count itself. */
function populationOf({ metric, result }: Figure): string {
  if (result.denominator !== null) return `${countText(result.denominator)}${metric.base}`;
  if (metric.unit !== 'count' || result.value === null) return NO_VALUE;
  return `${result.display}${metric.measure}`;
}
