import { figureName } from '../../findings/figure-name.ts';
import { moveOf } from '../../findings/largest-moves.ts';
import type { Figure } from '../../metrics/lookup.ts';
import type { ChartSpec } from '../../pack/outline/charts/charts.ts';
import { changeCell } from '../model/cells.ts';
import type { DivergingChart } from '../model/chart-types.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Block } from '../model/types.ts';
import { effectOf, listedFigures, type NamedFigure } from './listed-figures.ts';

type DivergingSpec = Extract<ChartSpec, { kind: 'diverging' }>;

/** Changes of the rows, or of all that moved; null where nothing was computed or nothing moved. */
export function divergingBlock(
  spec: DivergingSpec,
  id: string,
  context: DocumentContext,
): Block | null {
  return spec.rows.length === 0 ? movesBlock(spec, id, context) : rowsBlock(spec, id, context);
}

/**
 * Changes for the worse and for the better, the larger first. Rows of several metrics are compared by
 * their relative change, members of one metric by the change itself. A note where nothing can be
 * compared with the month before or nothing has moved; null where nothing was computed.
 */
function rowsBlock(spec: DivergingSpec, id: string, context: DocumentContext): Block | null {
  const figures = figuresOf(spec, context);
  if (figures.length === 0) return null;
  const compared = figures.filter(({ figure }) => figure.result.change !== null);
  if (compared.length === 0) {
    return { kind: 'note', id, text: context.say('chart.no_previous', {}) };
  }
  const sized = compared.flatMap(({ figure, label }) => {
    const effect = effectOf(figure);
    if (effect === 'neutral') return [];
    const display = changeCell(figure, context).display;
    const size = sizeOf({ figure, label }, spec);
    return [{ key: figure.result.key, label, size, display, effect }];
  });
  if (sized.length === 0) return { kind: 'note', id, text: context.say('chart.no_change', {}) };
  const note = spec.by === null ? context.say('chart.relative', {}) : null;
  return blockOf(sized, note, spec, id, context);
}

type Item = DivergingChart['items'][number];

/** Items on their side, the larger first; what has no finite size is as long as the longest. */
function blockOf(
  sized: readonly Item[],
  note: string | null,
  spec: DivergingSpec,
  id: string,
  context: DocumentContext,
): Block {
  const finite = sized.flatMap(({ size }) => (Number.isFinite(size) ? [size] : []));
  const max = Math.max(...finite) > 0 ? Math.max(...finite) : 1;
  const side = (effect: 'better' | 'worse') =>
    sized
      .filter((item) => item.effect === effect)
      .toSorted((a, b) => b.size - a.size)
      .slice(0, spec.top ?? sized.length)
      .map((item) => ({ ...item, size: Math.min(item.size, max) }));
  return {
    kind: 'chart',
    id,
    title: spec.title,
    chart: {
      type: 'diverging',
      worseLabel: context.say('word.worse', {}),
      betterLabel: context.say('word.better', {}),
      max,
      items: [...side('worse'), ...side('better')],
    },
    note,
  };
}

/**
 * What moved beyond usual variation, of all that the deck shows: rates by points, what is counted by its growth, by the
 * day where months differ in length. What moved no more than usual is counted in the note.
 */
function movesBlock(spec: DivergingSpec, id: string, context: DocumentContext): Block | null {
  const { worse, better, usual, unjudged } = context.findings.moves;
  const itemsOf = (figures: readonly Figure[], effect: 'better' | 'worse'): readonly Item[] =>
    figures
      .filter(
        ({ metric }) => spec.of === 'all' || (metric.unit === 'percent') === (spec.of === 'rates'),
      )
      .map((figure) => ({
        key: figure.result.key,
        label: figureName(figure),
        size: Math.abs(spec.of === 'rates' ? (figure.result.change ?? 0) : moveOf(figure)),
        display: moveText(figure, context, 'chart.move'),
        short: moveText(figure, context, 'chart.move_short'),
        effect,
      }));
  const items = [...itemsOf(worse, 'worse'), ...itemsOf(better, 'better')];
  if (items.length === 0) return null;
  const number = (count: number): string => (count === 0 ? '' : String(count));
  const left = { usual: number(usual), unjudged: number(unjudged) };
  const scale = context.say(spec.of === 'rates' ? 'chart.in_points' : 'chart.by_growth', {});
  return blockOf(items, `${scale}${context.say('chart.moves_left', left)}`, spec, id, context);
}

/** Points for a rate; growth with the change in its unit for what is counted. */
function moveText(
  figure: Figure,
  { say }: DocumentContext,
  phrase: 'chart.move' | 'chart.move_short',
): string {
  const { metric, result } = figure;
  const size = result.changeDisplay ?? '';
  if (metric.unit === 'percent') return say('change.rate', { size });
  const daily = result.daily?.changeRateDisplay ?? null;
  const growth = daily ?? result.changeRateDisplay ?? '';
  return say(phrase, {
    daily: daily ?? '',
    growth,
    size: `${size}${metric.counted}`,
  });
}

function figuresOf(spec: DivergingSpec, context: DocumentContext): readonly NamedFigure[] {
  const { by } = spec;
  if (by === null) return listedFigures(spec.rows, context);
  return spec.rows.flatMap((row) =>
    row.of.flatMap((only) =>
      context.lookup
        .figures(row.metric, [by, ...Object.keys(only)], only)
        .map((figure) => ({ figure, label: figure.result.by[by] ?? figureName(figure) })),
    ),
  );
}

/** A change from zero has no relative size: it is drawn as long as the longest. */
function sizeOf({ figure: { result } }: NamedFigure, spec: DivergingSpec): number {
  const change = Math.abs(result.change ?? 0);
  if (spec.by !== null) return change;
  const before = Math.abs(result.previous?.value ?? 0);
  return before === 0 ? Number.POSITIVE_INFINITY : change / before;
}
