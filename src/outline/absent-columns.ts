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
  const isUsed = (metric: string) => !isLost(lookup.figure(metric, {}));
  return withBlocks(slides, (block) => {
    const figures = figuresOfBlock(block, lookup);
    if (!figures.some(isLost)) return block;
    const isRows = block.kind !== 'kpi_board' && block.kind !== 'indicators';
    // A total alone is no table of members.
    const rest = figures.filter((figure) => !isLost(figure) && !(isRows && isTotal(figure)));
    return rest.length === 0 ? null : blockInUse(block, isUsed, () => true);
  });
}

function isTotal({ result }: Figure): boolean {
  return Object.keys(result.by).length === 0;
}
