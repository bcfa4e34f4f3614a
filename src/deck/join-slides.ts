import {
  ACROSS,
  type Block,
  type Document,
  type Footer,
  type Slide,
} from '../document/model/types.ts';
import { stackedHeight } from './block-size.ts';
import {
  acrossHeight,
  acrossOf,
  breakSlide,
  columnsOfSlide,
  isTable,
  measureOf,
} from './break-slide.ts';
import { type FitDecisions, undecided } from './fit.ts';
import { bodyRoom, LEAST_FILL, type Sheet } from './geometry.ts';
import { isRoomy } from './share-width.ts';

/**
 * The slides with those that follow each other in one sub-chapter, and would leave much of their pages free, two or three on a
 * page: the one whose headline weighs more heads it, the other's stands over its own blocks. Then, of what still leaves
 * much free, neighbours of one chapter. Joined are only slides that hold together on one page in their usual size.
 */
export function joinSlides(
  document: Document,
  sheet: Sheet,
  decisions: FitDecisions,
): readonly Slide[] {
  const ranks = new Map(
    (document.findings ?? []).flatMap(({ slide, headline, rank }) =>
      headline && slide !== null ? [[slide, rank] as const] : [],
    ),
  );
  const rankOf = ({ id }: Slide): number => ranks.get(id) ?? Number.POSITIVE_INFINITY;
  const join = (slides: readonly Slide[], isNear: (a: Slide, b: Slide) => boolean) => {
    const kept: Slide[] = [];
    for (const slide of slides) {
      const before = kept.at(-1);
      const both =
        before &&
        isNear(before, slide) &&
        (before.joins || isSparse(before, sheet)) &&
        isSparse(slide, sheet)
          ? joined(before, slide, rankOf(slide) < rankOf(before))
          : [];
      const held = both.find((one) => holdsOnOnePage(one, sheet, decisions));
      if (held) kept[kept.length - 1] = held;
      else kept.push(slide);
    }
    return kept;
  };
  const near = join(document.slides, (a, b) => isOfOne(a, b) && a.number === b.number);
  return join(near, isOfOne);
}

function isOfOne(a: Slide, b: Slide): boolean {
  const isContent = a.layout === 'content' && b.layout === 'content';
  const isPair = countOf(a) + countOf(b) === 2;
  const isFew = countOf(a) + countOf(b) <= MOST_JOINED && [a, b].every(isNarrow);
  return isContent && a.section === b.section && (isPair || isFew);
}

/** More headlines than these on one page are no page. */
const MOST_JOINED = 3;

function countOf({ joins = [] }: Slide): number {
  return Math.max(1, joins.length);
}

/** A table of more columns is not read in a third of a page. */
const FEW_COLUMNS = 4;

function isNarrow({ blocks }: Slide): boolean {
  return blocks.every(
    ({ block }) =>
      !isTable(block) || (block.kind !== 'kpi_board' && block.columns.length <= FEW_COLUMNS),
  );
}

/** Whether a slide's blocks, as small as they may be drawn, leave much of the page free. */
function isSparse(slide: Slide, sheet: Sheet): boolean {
  if (slide.layout !== 'content') return false;
  const { height } = bodyRoom(slide, sheet);
  const needs = columnsOfSlide(slide, sheet).map((blocks, at) =>
    stackedHeight(blocks, measureOf(slide, at, 1, sheet)),
  );
  return acrossHeight(slide, 1, sheet) + Math.max(...needs) < height * LEAST_FILL;
}

/** Running text is still easy to read at this scale; the figures of tables are not. */
const LEAST_TEXT = 12 / 14;

function holdsOnOnePage(slide: Slide, sheet: Sheet, decisions: FitDecisions): boolean {
  const { isSmallest, cuts, isGivenUp, reserve } = decisions[slide.id] ?? undecided;
  // What did not hold in the browser is taken apart again.
  if (isSmallest || cuts > 0 || isGivenUp || !isRoomy(slide, sheet)) return false;
  const parts = breakSlide(slide, { reserve, scale: null }, sheet);
  const least = slide.blocks.some(({ block }) => isTable(block)) ? 1 : LEAST_TEXT;
  return parts.length === 1 && parts.every(({ scale }) => scale >= least);
}

/** The ways in which two slides can stand on one page, the best first. */
function joined(a: Slide, b: Slide, isSecondHead: boolean): readonly Slide[] {
  const [head, other] = isSecondHead ? [b, a] : [a, b];
  // A page without a headline says over none of its columns which of the titles in its head that is.
  const isUnsaid = ({ headline, joins }: Slide) => headline === null && joins === undefined;
  const led = (slide: Slide): Slide =>
    slide === other || isUnsaid(slide) ? withLead(slide, leadOf(slide)) : slide;
  const common = {
    ...head,
    id: `${a.id}+${b.id}`,
    joins: [...(a.joins ?? [a.id]), ...(b.joins ?? [b.id])],
    number: a.number,
    title: a.title === b.title ? a.title : `${a.title}、${numberedLike(b, a)}`,
    footer: joinedFooter(a.footer, b.footer),
    isBrief: (a.isBrief ?? false) || (b.isBrief ?? false),
    spare: [...(a.spare ?? []), ...(b.spare ?? [])],
    spareBlocks: [],
  };
  // Of what is joined already the columns stay as they are.
  const ways = a.joins || b.joins ? [sideBySide] : [sideBySide, halves, stacked, below, over];
  if (acrossOf(a).length + acrossOf(b).length > 0) return [];
  return ways.flatMap((place) => {
    const placed = place(led(a), led(b));
    if (placed === null) return [];
    const at = placed.blocks.findIndex(({ block }) => block === head.blocks[0]?.block);
    return [{ ...common, ...placed, headColumn: placed.blocks[at]?.column ?? 0 }];
  });
}

/** What a slide says of itself, in a line over its blocks. */
function leadOf({ id, headline, title }: Slide): Block {
  return { kind: 'text', look: 'lead', id: `${id}.lead`, paragraphs: [headline ?? title] };
}

/** The lead stands over the blocks that the slide's own headline tells of. */
function withLead(slide: Slide, lead: Block): Slide {
  const column = slide.headColumn ?? 0;
  const at = slide.blocks.findIndex((placed) => placed.column === column);
  return { ...slide, blocks: slide.blocks.toSpliced(Math.max(0, at), 0, { column, block: lead }) };
}

/** A title behind another: without the number that both have, and without the kind that both name (案例：…). */
function numberedLike({ number, title }: Slide, other: Slide): string {
  const kind = /^[^：:]+[：:]/.exec(other.title)?.[0] ?? '';
  const bare = kind !== '' && title.startsWith(kind) ? title.slice(kind.length) : title;
  return number === other.number || number === null ? bare : `${number} ${bare}`;
}

type Placed = Pick<Slide, 'columns' | 'blocks'>;

const MOST_COLUMNS = 3;

/** Every column of both beside the others. */
function sideBySide(a: Slide, b: Slide): Placed | null {
  if (a.columns.length + b.columns.length > MOST_COLUMNS) return null;
  const shares = ({ columns }: Slide) => {
    const sum = columns.reduce((total, share) => total + share, 0);
    return columns.map((share) => (share * columns.length) / sum);
  };
  return {
    columns: [...shares(a), ...shares(b)],
    blocks: [
      ...a.blocks,
      ...b.blocks.map(({ column, block }) => ({ column: column + a.columns.length, block })),
    ],
  };
}

/** Each slide in a column of its own. */
function halves(a: Slide, b: Slide): Placed | null {
  if (a.columns.length + b.columns.length <= 2) return null;
  const inColumn = ({ blocks }: Slide, column: number) =>
    blocks.toSorted((one, two) => one.column - two.column).map(({ block }) => ({ column, block }));
  return { columns: [1, 1], blocks: [...inColumn(a, 0), ...inColumn(b, 1)] };
}

/** One slide's columns under the other's. */
function stacked(a: Slide, b: Slide): Placed | null {
  if (a.columns.length !== b.columns.length) return null;
  return { columns: a.columns, blocks: [...a.blocks, ...b.blocks] };
}

/** The second slide under the widest column of the first. */
function below(a: Slide, b: Slide): Placed | null {
  if (a.columns.length === 1 || b.columns.length !== 1) return null;
  const widest = a.columns.indexOf(Math.max(...a.columns));
  const under = b.blocks.map(({ block }) => ({ column: widest, block }));
  return { columns: a.columns, blocks: [...a.blocks, ...under] };
}

/** A slide of one column over the columns of the other. */
function over(a: Slide, b: Slide): Placed | null {
  if (a.columns.length !== 1 || b.columns.length === 1) return null;
  const band = a.blocks.map(({ block }) => ({ column: ACROSS, block }));
  return { columns: b.columns, blocks: [...band, ...b.blocks] };
}

function joinedFooter(a: Footer | null, b: Footer | null): Footer | null {
  if (a === null || b === null) return a ?? b;
  const both = (one: string, other: string) =>
    [...new Set([one, other])].filter((text) => text !== '').join('；');
  const words = (one: Pick<Footer, 'definition' | 'shorter'>, other: typeof one) => {
    const [short, shorter] = [one, other].map(({ definition, shorter: all = [] }) => [
      definition,
      ...all,
    ]);
    const length = Math.max(short?.length ?? 0, shorter?.length ?? 0);
    const [definition = '', ...rest] = Array.from({ length }, (_, at) =>
      both(short?.[at] ?? short?.at(-1) ?? '', shorter?.[at] ?? shorter?.at(-1) ?? ''),
    );
    return { definition, shorter: rest };
  };
  return {
    ...words(a, b),
    alone: words(a.alone ?? a, b.alone ?? b),
    period: both(a.period, b.period),
    source: both(a.source, b.source),
  };
}
