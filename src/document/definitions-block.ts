import { figuresOnSlide } from '../findings/slide-figures.ts';
import type { Figure } from '../metrics/lookup.ts';
import { grouped, NO_VALUE } from '../number/display.ts';
import { fraction } from '../number/fraction.ts';
import { textCell } from './cells.ts';
import type { DocumentContext } from './context.ts';
import { periodText } from './period-text.ts';
import type { Column, Row, TableBlock } from './types.ts';

/**
 * What every metric on the slides means: its name with the id that its results carry, the formula in words, the
 * records counted, how many they are, and the days where these differ; null where no slide shows a figure.
 */
export function definitionsBlock(
  title: string | null,
  id: string,
  context: DocumentContext,
): TableBlock | null {
  const { say } = context;
  const metrics = metricsOnSlides(context);
  if (metrics.length === 0) return null;
  const periods = metrics.map(({ scope }) => periodText(scope.dataset, context));
  const [period = ''] = periods;
  const isOnePeriod = periods.every((one) => one === period);
  const column = (name: string, align: Column['align'] = 'start'): Column => ({
    id: name,
    label: say(`column.${name}`, {}),
    group: null,
    align,
    deckOnly: true,
  });
  const filters = filtersOf(metrics, context);
  const rows = metrics.map((metric, at): Row => {
    const words = context.definitions.find((one) => one.metric === metric.id);
    return {
      kind: 'body',
      cells: [
        { kind: 'text', display: metric.name, small: metric.id },
        textCell(words?.formula ?? metric.description),
        textCell(filters[at] ?? ''),
        ...(isOnePeriod ? [] : [textCell(periods[at] ?? '')]),
        textCell(populationOf(context.lookup.figure(metric.id, {}))),
      ],
    };
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
    ],
    rows,
    note: say('note.definitions', { period: isOnePeriod ? period : '' }),
  };
}

/** The records that each metric counts; a condition is written out where its scope first comes. */
function filtersOf(
  metrics: readonly Figure['metric'][],
  { definitions }: DocumentContext,
): readonly string[] {
  const conditionOf = (metric: Figure['metric']) =>
    definitions.find((one) => one.metric === metric.id)?.condition ?? '';
  const seen = new Set<string>();
  return metrics.map((metric) => {
    const { name } = metric.scope;
    const condition = conditionOf(metric);
    const isOneMeaning = metrics.every(
      (other) => other.scope.name !== name || conditionOf(other) === condition,
    );
    const isSaid = isOneMeaning && seen.has(name);
    seen.add(name);
    return isSaid || condition === '' ? name : `${name}：${condition}`;
  });
}

/** The metrics of the slides that there are, each once, in the order of the slides. */
function metricsOnSlides({ pack, lookup }: DocumentContext): readonly Figure['metric'][] {
  const figures = pack.slides.flatMap((slide) => figuresOnSlide(slide, lookup));
  return [...new Map(figures.map(({ metric }) => [metric.id, metric])).values()];
}

/** How many users, tickets … stand behind the whole figure: a rate's denominator, a count itself. */
function populationOf({ metric, result }: Figure): string {
  if (result.denominator !== null)
    return `${grouped(fraction(result.denominator), 0)}${metric.base}`;
  if (metric.unit !== 'count' || result.value === null) return NO_VALUE;
  return `${result.display}${metric.measure}`;
}
