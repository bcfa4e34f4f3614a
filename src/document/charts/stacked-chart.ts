import type { Figure } from '../../metrics/lookup.ts';
import { membersOf } from '../../metrics/members.ts';
import { displayValue, NO_VALUE } from '../../number/display.ts';
import { parseDecimal, subtract, toNumber } from '../../number/fraction.ts';
import type { ChartSpec } from '../../pack/outline/charts/charts.ts';
import type { StackedChart } from '../model/chart-types.ts';
import type { DocumentContext } from '../model/context.ts';
import { moreThanTotal } from '../model/counted-in-several.ts';
import type { ChartBlock } from '../model/types.ts';

type StackedSpec = Extract<ChartSpec, { kind: 'stacked' }>;
type Value = StackedChart['items'][number]['values'][number];

/** More shades than these cannot be told apart in grey. */
const MOST_PARTS = 5;

/**
 * Members by their totals, each made of its parts in their configured order; parts beyond the five
 * largest are taken together. Null where nothing was computed.
 */
export function stackedBlock(
  spec: StackedSpec,
  id: string,
  context: DocumentContext,
): ChartBlock | null {
  const { lookup } = context;
  const only = Object.keys(spec.only);
  const totals = lookup
    .figures(spec.metric, [spec.by, ...only], spec.only)
    .filter(({ result }) => result.status === 'ok' && (result.value ?? 0) > 0)
    .toSorted((a, b) => (b.result.value ?? 0) - (a.result.value ?? 0))
    .slice(0, spec.top ?? Number.POSITIVE_INFINITY);
  if (totals.length === 0) return null;
  const cells = lookup.figures(spec.metric, [spec.by, spec.parts, ...only], spec.only);
  const sizes = new Map<string, number>();
  for (const { result } of cells) {
    const part = result.by[spec.parts] ?? '';
    sizes.set(part, (sizes.get(part) ?? 0) + (result.value ?? 0));
  }
  const bySize = [...sizes].filter(([, size]) => size > 0).toSorted(([, a], [, b]) => b - a);
  const kept = bySize.slice(0, bySize.length > MOST_PARTS ? MOST_PARTS - 1 : MOST_PARTS);
  const hasRest = kept.length < bySize.length;
  const named = inOrder(
    kept.map(([part]) => part),
    spec,
    context,
  );
  const items = totals.map((total) => ({
    key: total.result.key,
    label: total.result.by[spec.by] ?? '',
    values: valuesOf(total, named, hasRest, { cells, spec, context }),
    total: `${total.result.display}${total.metric.measure}`,
  }));
  const lengths = items.map(({ values }) => values.reduce((sum, { value }) => sum + value, 0));
  const isOver = totals.some((total) => overlap(total, spec, context));
  return {
    kind: 'chart',
    id,
    title: spec.title,
    chart: {
      type: 'stacked',
      parts: [...named, ...(hasRest ? [context.say('row.rest', {})] : [])],
      max: Math.max(...totals.map(({ result }) => result.value ?? 0), ...(isOver ? lengths : [])),
      items,
    },
    note: null,
  };
}

/** Whether the parts of a bar share what they count, and so come to more than its total. */
function overlap(total: Figure, spec: StackedSpec, { lookup }: DocumentContext): boolean {
  return moreThanTotal(total.metric, [spec.parts], total.result.by, lookup) !== null;
}

interface Bars {
  readonly cells: readonly Figure[];
  readonly spec: StackedSpec;
  readonly context: DocumentContext;
}

/** The parts of one bar; the rest is what the named ones leave of the total, or the others together where parts overlap. */
function valuesOf(
  total: Figure,
  named: readonly string[],
  hasRest: boolean,
  { cells, spec, context }: Bars,
): readonly Value[] {
  const { unit } = total.metric;
  const values = named.map((part): Value => {
    const cell = cells.find(
      ({ result }) =>
        result.by[spec.parts] === part && result.by[spec.by] === total.result.by[spec.by],
    );
    return {
      ...(cell === undefined ? {} : { key: cell.result.key }),
      value: cell?.result.value ?? 0,
      display: cell?.result.display ?? NO_VALUE,
    };
  });
  if (!hasRest) return values;
  if (overlap(total, spec, context)) {
    const others = cells
      .filter(({ result }) => result.by[spec.by] === total.result.by[spec.by])
      .filter(({ result }) => !named.includes(result.by[spec.parts] ?? ''))
      .reduce((sum, { result }) => sum + (result.value ?? 0), 0);
    return [...values, { value: others, display: displayValue(parseDecimal(`${others}`), unit) }];
  }
  const rest = values.reduce(
    (left, { value }) => subtract(left, parseDecimal(String(value))),
    parseDecimal(String(total.result.value ?? 0)),
  );
  return [...values, { value: toNumber(rest), display: displayValue(rest, unit) }];
}

function inOrder(
  parts: readonly string[],
  spec: StackedSpec,
  { lookup, pack, workspace }: DocumentContext,
): readonly string[] {
  const datasetId = lookup.metric(spec.metric).scope.dataset;
  const dataset = pack.datasets.find((one) => one.id === datasetId);
  const order = dataset ? membersOf(spec.parts, dataset, workspace.organization) : [];
  const rank = (part: string): number =>
    order.includes(part) ? order.indexOf(part) : order.length;
  return parts.toSorted((a, b) => rank(a) - rank(b));
}
