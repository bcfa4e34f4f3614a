import { figureName } from '../../findings/figure-name.ts';
import type { ChartSpec } from '../../pack/outline/charts/charts.ts';
import { changeCell } from '../model/cells.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Block } from '../model/types.ts';
import { effectOf, listedFigures, type NamedFigure } from './listed-figures.ts';

type DivergingSpec = Extract<ChartSpec, { kind: 'diverging' }>;

/**
 * Changes for the worse and for the better, the larger first. Rows of several metrics are compared by
 * their relative change, members of one metric by the change itself. A note where nothing can be
 * compared with the month before or nothing has moved; null where nothing was computed.
 */
export function divergingBlock(
  spec: DivergingSpec,
  id: string,
  context: DocumentContext,
): Block | null {
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
    return [{ label, size: sizeOf({ figure, label }, spec), display, effect }];
  });
  if (sized.length === 0) return { kind: 'note', id, text: context.say('chart.no_change', {}) };
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
    note: spec.by === null ? context.say('chart.relative', {}) : null,
  };
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
