import { figureName } from '../../findings/figure-name.ts';
import type { Figure } from '../../metrics/lookup.ts';
import type { ChartSpec } from '../../pack/outline/charts/charts.ts';
import type { RangeRows } from '../../pack/outline/charts/range.ts';
import type { DocumentContext } from '../model/context.ts';
import type { ChartBlock } from '../model/types.ts';
import { itemsNote, limitsOf, SHOWN_ITEMS, unitOf } from './chart-blocks.ts';
import { stateText } from './listed-figures.ts';

type RangeSpec = Extract<ChartSpec, { kind: 'range' }>;

interface RangeRow {
  readonly label: string;
  readonly figures: readonly Figure[];
}

/** Listed rows of two to four figures each; rows without any value are left out, null where none has one. */
export function rangeBlock(
  spec: RangeSpec,
  id: string,
  context: DocumentContext,
): ChartBlock | null {
  const all = spec.rows
    .flatMap((row) => rowsOf(row, context))
    .filter(({ figures }) => figures.some(({ result }) => result.value !== null));
  const note = itemsNote(all.length, context);
  const rows = note === null ? all : longest(all);
  const [first] = rows.flatMap(({ figures }) => figures);
  if (!first) return null;
  const judged = rows.flatMap(({ figures }) =>
    figures.filter(({ result }) => result.targets.length > 0),
  );
  const limits = limitsOf(judged, context);
  const values = [
    ...rows.flatMap(({ figures }) => figures.flatMap(({ result }) => result.value ?? [])),
    ...limits.map(({ value }) => value),
  ];
  return {
    kind: 'chart',
    id,
    title: spec.title,
    chart: {
      type: 'range',
      unit: unitOf(first),
      marks: spec.marks,
      min: Math.min(...values),
      max: Math.max(...values),
      items: rows.map(({ label, figures }) => ({
        label,
        values: figures.map((figure) => ({
          key: figure.result.key,
          value: figure.result.value,
          display: stateText(figure, context),
        })),
      })),
      limits,
    },
    note,
  };
}

/** The rows that reach furthest, in their own order. */
function longest(rows: readonly RangeRow[]): readonly RangeRow[] {
  const reach = ({ figures }: RangeRow) =>
    Math.max(...figures.map(({ result }) => result.value ?? 0));
  const kept = new Set(rows.toSorted((a, b) => reach(b) - reach(a)).slice(0, SHOWN_ITEMS));
  return rows.filter((row) => kept.has(row));
}

/** The rows of one entry: itself, or one for each member that its first metric has. */
function rowsOf({ metrics, by, only, label }: RangeRows, context: DocumentContext) {
  const { lookup } = context;
  const row = (members: Readonly<Record<string, string>>, name: string | null): RangeRow[] => {
    const figures = metrics.map((metric) => lookup.figure(metric, members));
    const [first] = figures;
    return first ? [{ label: name ?? figureName(first), figures }] : [];
  };
  if (by === null) return row(only, label);
  const [metric = ''] = metrics;
  return lookup
    .figures(metric, [by, ...Object.keys(only)], only)
    .flatMap(({ result }) => row(result.by, result.by[by] ?? null));
}
