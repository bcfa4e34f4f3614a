import { chartWithoutPast, isChart } from '../pack/outline/charts/charts.ts';
import { withoutEmptyColumns } from '../pack/outline/columns-in-use.ts';
import type { BlockSpec, SlideSpec } from '../pack/outline/types.ts';

/**
 * The slides of a period before which there is none: without changes and columns of the one before, without trends
 * unless it `hasCourse` of its own, and without the slides of which only words are left then.
 */
export function withoutComparisons(
  slides: readonly SlideSpec[],
  hasCourse: boolean,
): readonly SlideSpec[] {
  return slides.flatMap((slide): SlideSpec[] => {
    const blocks = slide.blocks.flatMap((placed) => {
      const left = withoutPast(placed.block, hasCourse);
      return left ? [{ ...placed, block: left }] : [];
    });
    if (blocks.length === slide.blocks.length) return [{ ...slide, blocks }];
    const isEmptied = blocks.every(({ block }) => WORDS.has(block.kind));
    return isEmptied ? [] : [withoutEmptyColumns({ ...slide, blocks })];
  });
}

/** The slides that only compare: a period before which there is none has nothing for them. */
export function onlyComparing(
  slides: readonly SlideSpec[],
  hasCourse: boolean,
): readonly SlideSpec[] {
  return slides.filter((slide) => withoutComparisons([slide], hasCourse).length === 0);
}

/** Blocks that say something about others and cannot stand alone. */
const WORDS: ReadonlySet<BlockSpec['kind']> = new Set(['note', 'text', 'list', 'callout']);

/** What is left of a block without earlier months; null where it shows nothing else. */
function withoutPast(block: BlockSpec, hasCourse: boolean): BlockSpec | null {
  if (isChart(block)) return chartWithoutPast(block);
  switch (block.kind) {
    case 'trend':
      return hasCourse ? block : null;
    case 'table': {
      const columns = block.columns.filter(({ show }) => show !== 'previous' && show !== 'change');
      return columns.length === 0 ? null : { ...block, columns };
    }
    default:
      return block;
  }
}
