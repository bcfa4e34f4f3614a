import type { Document, Slide } from '../document/model/types.ts';
import { type Sheet, sizes } from './geometry.ts';
import { lineCount } from './text-lines.ts';
import type { ContentsEntry, Deck, DeckSlide } from './types.ts';

/** Columns of entries on one contents slide. */
export type ContentsPage = readonly (readonly ContentsEntry[])[];

/** The entries of the contents, from the slides that there are: sections, and the slides under them. */
export function contentsOf(
  document: Document,
  slides: readonly DeckSlide[],
): readonly ContentsEntry[] {
  const entries: ContentsEntry[] = [];
  let section: string | null = null;
  for (const { slide, page, fit } of slides) {
    if (slide.layout === 'cover' || slide.layout === 'contents' || fit.part > 1) continue;
    if (slide.section !== section) {
      section = slide.section;
      const named = document.sections.find((candidate) => candidate.id === section);
      if (named !== undefined) {
        entries.push({
          level: 1,
          label: numbered(named.number, named.title),
          page,
          isBrief: false,
        });
      }
    }
    if (slide.layout === 'section') continue;
    const label = numbered(slide.number, slide.title);
    const last = entries.at(-1);
    // In the short edition every slide is of it: nothing to mark.
    const isBrief = document.edition !== 'brief' && (slide.isBrief ?? false);
    if (last?.level !== 2 || last.label !== label) entries.push({ level: 2, label, page, isBrief });
    else if (isBrief) entries[entries.length - 1] = { ...last, isBrief };
  }
  return entries;
}

/** Number and title as people write them: 「一、概述」, `2.1 e家`. */
export function numbered(number: string | null, title: string): string {
  if (number === null || number === '') return title;
  return /^[一二三四五六七八九十]+$/u.test(number) ? `${number}、${title}` : `${number} ${title}`;
}

/** Entries that a divider names at most. */
const MOST_TOPICS = 36;

/** The slides of the section that begins at a page, for its divider. */
export function topicsOf(
  { contents }: Pick<Deck, 'contents'>,
  page: number,
): readonly ContentsEntry[] {
  const start = contents.findIndex((entry) => entry.level === 1 && entry.page === page);
  if (start === -1) return [];
  const after = contents.slice(start + 1);
  const end = after.findIndex(({ level }) => level === 1);
  return (end === -1 ? after : after.slice(0, end)).slice(0, MOST_TOPICS);
}

/** The section that begins on a slide without a divider before it; null on every other. */
export function openedBy(
  page: number,
  { layout }: Slide,
  { contents }: Pick<Deck, 'contents'>,
): string | null {
  if (layout !== 'content') return null;
  return contents.find((entry) => entry.level === 1 && entry.page === page)?.label ?? null;
}

/** Number and title; a divider without a number of its own takes its section's. */
export function labelOf(
  { layout, section, number, title }: Slide,
  { document }: Pick<Deck, 'document'>,
): string {
  const own = layout === 'section' ? document.sections.find(({ id }) => id === section) : undefined;
  return numbered(number ?? own?.number ?? null, title);
}

/** How the contents are printed: their slides, and the scale of their text. */
export interface ContentsLayout {
  readonly pages: readonly ContentsPage[];
  readonly scale: number;
}

/** Sizes of the contents' text that are tried, large ones first; the last is 11 pt. */
const SCALES: readonly number[] = [1.25, 1, 12 / 14, 11 / 14];
/** The smallest that is left for another slide. */
const MANY_SCALE = 12 / 14;
/** So few entries stand in one column, and so many in two. */
const ONE_COLUMN = 12;
const TWO_COLUMNS = 30;
const MOST_COLUMNS = 3;

/**
 * Shares entries out to contents slides and their columns: on one slide as large as they hold, with up to
 * three columns, else on several. A label too long for its column takes more lines; a section never stands
 * alone at the foot of a column.
 */
export function contentsLayout(entries: readonly ContentsEntry[], sheet: Sheet): ContentsLayout {
  const count = entries.length <= ONE_COLUMN ? 1 : entries.length <= TWO_COLUMNS ? 2 : MOST_COLUMNS;
  const height = sheet.page.height - sizes.marginTop - sizes.marginBottom - HEAD_AND_FOOT;
  for (const scale of SCALES) {
    const columns = evenColumns(entries, count, height, (entry, isFirst) =>
      entryHeight(entry, isFirst, scale, count, sheet),
    );
    if (columns !== null) return { pages: [columns], scale };
  }
  const columns = inColumns(entries, height, (entry, isFirst) =>
    entryHeight(entry, isFirst, MANY_SCALE, MOST_COLUMNS, sheet),
  );
  const pages = Array.from({ length: Math.ceil(columns.length / MOST_COLUMNS) }, (_, page) =>
    columns.slice(page * MOST_COLUMNS, (page + 1) * MOST_COLUMNS),
  );
  return { pages, scale: MANY_SCALE };
}

const HEAD_AND_FOOT =
  sizes.headlineLine + sizes.headGap + sizes.contentsTop + sizes.footerGap + sizes.footerLine;

type HeightOf = (entry: ContentsEntry, isFirst: boolean) => number;

/** Height of an entry in CSS pixels, with the gap before a section that does not begin a column. */
function entryHeight(
  { level, label }: ContentsEntry,
  isFirst: boolean,
  scale: number,
  columns: number,
  { page, fonts }: Sheet,
): number {
  const room = page.width - 2 * sizes.marginX - (columns - 1) * sizes.contentsGap;
  const beside = sizes.contentsPage * scale + (level === 1 ? 0 : sizes.contentsIndent);
  const width = Math.min(sizes.contentsMost, room / columns) - beside;
  const style = { sizePx: sizes.contents * scale, weight: level === 1 ? 700 : 400 } as const;
  const lines = lineCount(label, width, style, fonts);
  return (
    lines * sizes.contents * sizes.contentsLine * scale +
    (level === 1 && !isFirst ? sizes.sectionGap : 0)
  );
}

/** As many columns as wanted, about equally long; null where they do not hold. */
function evenColumns(
  entries: readonly ContentsEntry[],
  count: number,
  height: number,
  heightOf: HeightOf,
): ContentsPage | null {
  const full = inColumns(entries, height, heightOf);
  if (full.length > count) return null;
  let best = full;
  for (let shorter = height - 1; shorter > height / (count + 1); shorter -= 4) {
    const columns = inColumns(entries, shorter, heightOf);
    if (columns.length > count) break;
    best = columns;
  }
  return best;
}

function inColumns(
  entries: readonly ContentsEntry[],
  height: number,
  heightOf: HeightOf,
): ContentsPage {
  const columns: ContentsEntry[][] = [[]];
  let left = height;
  for (const [index, entry] of entries.entries()) {
    const column = columns.at(-1) ?? [];
    const next = entries[index + 1];
    const needs = heightOf(entry, column.length === 0);
    const withNext = entry.level === 1 && next ? needs + heightOf(next, false) : needs;
    if (withNext > left && column.length > 0) {
      columns.push([entry]);
      left = height - heightOf(entry, true);
    } else {
      column.push(entry);
      left -= needs;
    }
  }
  return columns;
}
