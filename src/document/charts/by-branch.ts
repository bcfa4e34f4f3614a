import type { ChartSpec } from '../../pack/outline/charts/charts.ts';
import type { BlockSpec } from '../../pack/outline/types.ts';
import { branchDimension } from '../model/branch-dimension.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Block, BranchChart, ChartBlock } from '../model/types.ts';

type TrendSpec = Extract<BlockSpec, { kind: 'trend' }>;
type MembersSpec =
  | Extract<BlockSpec, { kind: 'bars' }>
  | Extract<ChartSpec, { kind: 'pareto' | 'waterfall' | 'daily' | 'stacked' }>;
type ListedSpec = Extract<ChartSpec, { kind: 'bullet' | 'dot_interval' }>;
type Members = Readonly<Record<string, string>>;

/**
 * A chart with what it shows of each branch alone, where its figures were computed by branch. What shows branches
 * beside one another already, or one of them, stays as it is. `build` makes a block of a spec.
 */
export function withBranches(
  block: Block,
  spec: BlockSpec,
  context: DocumentContext,
  build: (spec: BlockSpec, context: DocumentContext) => Block | null,
): Block {
  if (block.kind !== 'chart') return block;
  // What the whole told on its way is not told for each branch again.
  const quiet = { ...context, warn: () => undefined };
  const branches = context.workspace.organization.branches.flatMap(({ name }): BranchChart[] => {
    const own = narrowed(spec, name, context);
    const built = own === null ? null : build(own, quiet);
    if (built?.kind !== 'chart' || built.chart.type !== block.chart.type) return [];
    return hasFigures(built) ? [{ branch: name, chart: built.chart, note: built.note }] : [];
  });
  return branches.length === 0 ? block : { ...block, branches };
}

/** The spec for one branch; null for what cannot be narrowed to it. */
function narrowed(spec: BlockSpec, name: string, context: DocumentContext): BlockSpec | null {
  const within = (metric: string, only: Members, others: readonly string[]): Members | null => {
    const dimension = branchDimension(metric, context);
    return dimension === null || dimension in only || others.includes(dimension)
      ? null
      : { ...only, [dimension]: name };
  };
  switch (spec.kind) {
    case 'trend':
      return narrowedTrend(spec, within);
    case 'bars':
    case 'pareto':
    case 'waterfall':
    case 'daily':
    case 'stacked':
      return narrowedMembers(spec, within);
    case 'bullet':
    case 'dot_interval':
      return narrowedRows(spec, within);
    default:
      return null;
  }
}

type Within = (metric: string, only: Members, others: readonly string[]) => Members | null;

function narrowedTrend(spec: TrendSpec, within: Within): TrendSpec | null {
  const series = spec.series.flatMap((one) => {
    const only = within(one.metric, one.only, []);
    return only === null ? [] : [{ ...one, only }];
  });
  return series.length === spec.series.length ? { ...spec, series } : null;
}

function narrowedMembers(spec: MembersSpec, within: Within): MembersSpec | null {
  const others = [spec.by, ...(spec.kind === 'stacked' ? [spec.parts] : [])];
  const only = within(spec.metric, spec.only, others);
  return only === null ? null : { ...spec, only };
}

function narrowedRows(spec: ListedSpec, within: Within): ListedSpec | null {
  const rows = spec.rows.map((row) => ({
    ...row,
    of: row.of.map((only) => within(row.metric, only, [])),
  }));
  const kept = rows.flatMap(({ of, ...row }) => {
    const known = of.filter((only) => only !== null);
    return known.length === of.length ? [{ ...row, of: known }] : [];
  });
  return kept.length === rows.length ? { ...spec, rows: kept } : null;
}

function hasFigures({ chart }: ChartBlock): boolean {
  switch (chart.type) {
    case 'trend':
      return chart.series.some(({ points }) => points.some(({ value }) => value !== null));
    case 'daily':
      return chart.days.some(({ value }) => value !== 0);
    case 'bullet':
    case 'dot_interval':
      return chart.items.some(({ value }) => value !== null);
    default:
      return chart.items.length > 0;
  }
}
