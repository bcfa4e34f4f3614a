import type { Document } from '../document/types.ts';
import type { ContentsEntry, DeckSlide } from './types.ts';

/** Columns of entries on one contents slide. */
export type ContentsPage = readonly (readonly ContentsEntry[])[];

const ROWS = 16;
const ONE_COLUMN = 12;
const TWO_COLUMNS = 2 * ROWS;

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

/**
 * Entries shared out to contents slides and their columns: one or two columns for few, three for many;
 * a section never stands alone at the foot of a column.
 */
export function contentsPages(entries: readonly ContentsEntry[]): readonly ContentsPage[] {
  const most = entries.length <= ONE_COLUMN ? 1 : entries.length <= TWO_COLUMNS ? 2 : 3;
  const pages = Math.max(1, Math.ceil(entries.length / (ROWS * most)));
  const perColumn = Math.min(ROWS, Math.ceil(entries.length / (pages * most)) + 1);
  const columns = inColumns(entries, perColumn);
  return Array.from({ length: Math.max(1, Math.ceil(columns.length / most)) }, (_, page) =>
    columns.slice(page * most, (page + 1) * most),
  );
}

/** Scale of the contents' text: larger where its columns are short and wide. */
export function contentsScale(pages: readonly ContentsPage[]): number {
  const longest = Math.max(0, ...pages.flatMap((page) => page.map((column) => column.length)));
  const isNarrow = pages.some((page) => page.length > 2);
  return longest <= ONE_COLUMN && !isNarrow ? 1.25 : 1;
}

function inColumns(
  entries: readonly ContentsEntry[],
  rows: number,
): readonly (readonly ContentsEntry[])[] {
  const columns: ContentsEntry[][] = [];
  for (let start = 0; start < entries.length; ) {
    let end = Math.min(entries.length, start + rows);
    const isCut = end < entries.length;
    if (isCut && end - start > 1 && entries[end - 1]?.level === 1) end -= 1;
    columns.push(entries.slice(start, end));
    start = end;
  }
  return columns;
}
