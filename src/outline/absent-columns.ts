import { figuresOfBlock } from '../findings/slide-figures.ts';
import { isWithoutColumn } from '../metrics/absent-dataset.ts';
import type { Figure, Lookup } from '../metrics/lookup.ts';
import type { SlideSpec } from '../pack/outline/types.ts';
import { blockInUse, withBlocks } from './block-in-use.ts';

/**
 * The slides without what columns would bring that no export has and never had: like the figures of a dataset that the
 * workspace does not name, they are asked of nobody. A metric with a limit of its own keeps its places, which say what is
 * missing; so does one that an earlier month had.
 */
export function withoutAbsentColumns(
  slides: readonly SlideSpec[],
  lookup: Lookup,
  limited: ReadonlySet<string>,
): readonly SlideSpec[] {
  // A limit is on the figure itself; it does not keep a breakdown that nobody can have.
  const isKept = ({ metric, outcome }: Figure) =>
    limited.has(metric.id) && outcome.results.every(({ status }) => status !== 'ok');
  const isLost = (figure: Figure) =>
    isWithoutColumn(figure) && figure.result.previous === null && !isKept(figure);
  return withBlocks(slides, (block) => {
    const figures = figuresOfBlock(block, lookup);
    if (!figures.some(isLost)) return block;
    // A total alone is no table of members.
    const isOfTotals = OF_TOTALS.has(block.kind);
    const rest = figures.filter((figure) => !isLost(figure) && (isOfTotals || !isTotal(figure)));
    if (rest.length === 0) return null;
    const there = new Set(rest.map(({ metric }) => metric.id));
    const lost = new Set(figures.filter(isLost).map(({ metric }) => metric.id));
    return blockInUse(
      block,
      (metric) => there.has(metric) || !lost.has(metric),
      () => true,
    );
  });
}

/** Blocks that show single figures, of the whole too. */
const OF_TOTALS: ReadonlySet<string> = new Set([
  'kpi_board',
  'indicators',
  'trend',
  'funnel',
  'cross_check',
]);

function isTotal({ result }: Figure): boolean {
  return Object.keys(result.by).length === 0;
}
