import { barFigures } from '../findings/bar-figures.ts';
import type { Lookup } from '../metrics/lookup.ts';
import type { BlockSpec, SlideSpec } from '../pack/outline/types.ts';
import { withBlocks } from './block-in-use.ts';

type Bars = Extract<BlockSpec, { kind: 'bars' }>;
type Table = Extract<BlockSpec, { kind: 'table' }>;

/** A table of so few rows is read at a glance. */
const FEW_ROWS = 6;

/**
 * The slides without bars that only draw again what a small table beside them tells, and without bars and shaded tables
 * of a single member, which compare nothing. Bars that are held to a limit stay: they show who is beyond it.
 */
export function withoutRepeatingCharts(
  slides: readonly SlideSpec[],
  lookup: Lookup,
): readonly SlideSpec[] {
  return slides.flatMap((slide) => {
    const tables = slide.blocks.flatMap(({ block }) => (block.kind === 'table' ? [block] : []));
    const isTold = (block: BlockSpec) =>
      block.kind === 'bars' && tables.some((table) => tells(table, block, lookup));
    return withBlocks([slide], (block) => (isAlone(block, lookup) || isTold(block) ? null : block));
  });
}

/** Whether a block compares the members of a dimension of which there is one only. */
function isAlone(block: BlockSpec, lookup: Lookup): boolean {
  if (block.kind === 'bars') return barFigures(block, lookup).length === 1;
  if (block.kind !== 'heat') return false;
  const members = block.rows.flatMap(({ metric, only }) =>
    lookup
      .figures(metric, [block.across, ...Object.keys(only)], only)
      .map(({ result }) => result.by[block.across]),
  );
  return new Set(members).size === 1;
}

/** Whether every bar stands as a figure in a table of few rows, and none is held to a limit. */
function tells(table: Table, bars: Bars, lookup: Lookup): boolean {
  const [dimension, ...others] = table.rows;
  const figures = barFigures(bars, lookup);
  const isSmall = figures.length <= Math.min(FEW_ROWS, table.top ?? FEW_ROWS);
  if (dimension !== bars.by || others.length > 0 || table.across !== null || !isSmall) return false;
  if (figures.some(({ result }) => result.targets.length > 0)) return false;
  return table.columns.some(
    ({ metric, only, show }) =>
      metric === bars.metric && show === 'value' && isSame(only, bars.only),
  );
}

function isSame(a: Readonly<Record<string, string>>, b: typeof a): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}
