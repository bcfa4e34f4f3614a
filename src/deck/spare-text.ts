import { ACROSS, type Block, type Slide } from '../document/model/types.ts';
import { breakSlide, type Part, type Wish } from './break-slide.ts';
import { bodyRoom, LEAST_FILL, type Sheet, sizes } from './geometry.ts';

/** The part of a page's height that its fullest column takes, as it is laid out. */
export function fillOf({ slide, boxes }: Part, sheet: Sheet): number {
  const { height } = bodyRoom(slide, sheet);
  const columns = slide.columns.map((_, index) => {
    const own = boxes.filter((_, at) => slide.blocks[at]?.column === index);
    const gaps = Math.max(0, own.length - 1) * sizes.blockGap;
    return own.reduce((total, box) => total + box.height, gaps);
  });
  const over = boxes
    .filter((_, at) => slide.blocks[at]?.column === ACROSS)
    .reduce((total, box) => total + box.height + sizes.blockGap, 0);
  return (over + Math.max(0, ...columns)) / height;
}

/** A slide with as many of its spare blocks as find room on its page in their order, in the usual size of letters. */
export function withSpareBlocks(slide: Slide, wish: Wish, sheet: Sheet): Slide {
  let taken = slide;
  for (const { column, block } of slide.spareBlocks ?? []) {
    const [only, ...more] = breakSlide(taken, wish, sheet);
    if (!only || more.length > 0) break;
    // Columns in which nothing else stands are gone.
    const placed = { column: Math.min(column, taken.columns.length - 1), block };
    const tried = { ...taken, blocks: [...taken.blocks, placed] };
    if (holds(tried, only.scale, wish, sheet)) taken = tried;
  }
  return taken;
}

/** A slide that leaves much of its page free, with as many of its spare sentences as hold below its emptiest column. */
export function withSpareText(slide: Slide, wish: Wish, sheet: Sheet): Slide {
  const { spare = [] } = slide;
  const [only, ...more] = breakSlide(slide, wish, sheet);
  if (spare.length === 0 || !only || more.length > 0 || fillOf(only, sheet) >= LEAST_FILL)
    return slide;
  const column = emptiest(only.slide);
  const tried = spare.map((_, left) => {
    const items = spare.slice(0, spare.length - left);
    const block: Block = { kind: 'list', id: `${slide.id}.spare`, items };
    return { ...slide, blocks: [...slide.blocks, { column, block }] };
  });
  return tried.find((one) => holds(one, only.scale, wish, sheet)) ?? slide;
}

function holds(slide: Slide, scale: number, wish: Wish, sheet: Sheet): boolean {
  const parts = breakSlide(slide, wish, sheet);
  return parts.length === 1 && parts.every((part) => part.scale >= Math.min(1, scale));
}

function emptiest(slide: Slide): number {
  const counts = slide.columns.map(
    (_, index) => slide.blocks.filter(({ column }) => column === index).length,
  );
  return counts.indexOf(Math.min(...counts));
}
