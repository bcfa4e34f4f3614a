import type { Figure } from '../../metrics/lookup.ts';
import type { ChartSpec } from '../../pack/outline/charts/charts.ts';
import { addMonths } from '../../workspace/periods.ts';
import type { DocumentContext } from '../model/context.ts';
import { sayShort } from '../model/period-names.ts';
import type { Block } from '../model/types.ts';

type SlopeSpec = Extract<ChartSpec, { kind: 'slope' }>;

/** Ranks of the month before and of this month; a note where no rank before is known, null where there is none now. */
export function slopeBlock(spec: SlopeSpec, id: string, context: DocumentContext): Block | null {
  const dimensions = [...spec.by, ...Object.keys(spec.only)];
  const figures = context.lookup
    .figures(spec.metric, dimensions, spec.only)
    .filter((figure) => figure.result.status === 'ok');
  if (figures.length === 0) return null;
  const items = figures
    .map((figure) => itemOf(figure, spec, context))
    .toSorted((a, b) => a.to - b.to);
  if (items.every(({ from }) => from === null)) {
    return { kind: 'note', id, text: context.say('chart.no_previous', {}) };
  }
  const month = (text: string): string => sayShort(text, context);
  return {
    kind: 'chart',
    id,
    title: spec.title,
    chart: {
      type: 'slope',
      startLabel: month(addMonths(context.month, -1)),
      endLabel: month(context.month),
      items,
    },
    note: null,
  };
}

function itemOf(figure: Figure, spec: SlopeSpec, context: DocumentContext) {
  const { result } = figure;
  const to = result.value ?? 0;
  const before =
    spec.previous === null
      ? result.previous?.value
      : context.lookup.figure(spec.previous, result.by)?.result.value;
  const from = before ?? null;
  const places = from === null ? 0 : from - to;
  const moved =
    from === null
      ? ''
      : context.say(places === 0 ? 'chart.rank_same' : `chart.rank_${places > 0 ? 'up' : 'down'}`, {
          places: String(Math.abs(places)),
        });
  return {
    key: result.key,
    label: spec.by.map((name) => result.by[name] ?? '').join('·'),
    from,
    to,
    display: moved,
    effect: places > 0 ? ('better' as const) : places < 0 ? ('worse' as const) : 'neutral',
  } as const;
}
