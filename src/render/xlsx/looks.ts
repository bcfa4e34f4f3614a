import type { Borders, Fill, Font, Style } from 'exceljs';
import type { GridCell, GridRule } from './grid.ts';

const INK = 'FF1F2933';
const MUTED = 'FF6B7785';
const GOOD = 'FF1B6E3C';
const BAD = 'FFB3261E';
const WARN = 'FF8A5A00';
const LINK = 'FF1F4E9E';

/** A font of the workbook: Microsoft YaHei, which Excel and WPS for Windows both have. */
export function font(size: number, color = INK, bold = false): Partial<Font> {
  return { name: 'Microsoft YaHei', family: 2, charset: 134, size, bold, color: { argb: color } };
}

/** Fonts of the lines round a table. */
export const FONTS = {
  title: font(15, INK, true),
  /** The title of one of several tables. */
  part: font(12, INK, true),
  headline: font(11, INK, true),
  line: font(9, MUTED),
  head: font(10, INK, true),
  link: { ...font(9, LINK), underline: true },
} as const satisfies Readonly<Record<string, Partial<Font>>>;

const TONES = { plain: INK, muted: MUTED, good: GOOD, bad: BAD } as const;

/** Font of a body cell. */
export function bodyFont(tone: GridCell['tone'], bold: boolean): Partial<Font> {
  return font(10, TONES[tone], bold);
}

const HAIR = { style: 'thin', color: { argb: 'FFC5CDD6' } } as const;
export const BORDER: Partial<Borders> = { top: HAIR, left: HAIR, bottom: HAIR, right: HAIR };

export const HEAD_FILL = fill('FFE4EAF1');
export const TOTAL_FILL = fill('FFF3F5F8');

function fill(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}

const LOOKS = {
  met: { color: GOOD, back: 'FFE6F3EA', bold: false },
  missed: { color: BAD, back: 'FFFBDAD7', bold: true },
  edge: { color: WARN, back: 'FFFFFBEA', bold: false },
  remark: { color: WARN, back: 'FFFFF1D6', bold: false },
} as const;

/** Style of a conditional format: colour, shade and, for rates, a sign before the number that grey print keeps. */
export function ruleStyle(look: GridRule['look'], format: string | null): Partial<Style> {
  const { color, back, bold } = LOOKS[look];
  return {
    font: { color: { argb: color }, bold },
    fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: back } },
    ...(format === null ? {} : { numFmt: format }),
  };
}

/** Colours of tabs: those of chapters in turn, of lists, and of what the report rests on. */
const CHAPTERS = ['FF1F4E9E', 'FF1B6E3C', 'FFB26A00', 'FF6A3D9A', 'FF00798C', 'FF8C2D4F'];
export const LIST_TAB = 'FF8A94A0';
export const DATA_TAB = 'FFC5CDD6';
export const SUMMARY_TAB = 'FFB3261E';

/** The colour of a chapter's tabs by its place; null for what belongs to none. */
export function chapterTab(place: number): string | null {
  return place < 0 ? null : (CHAPTERS[place % CHAPTERS.length] ?? null);
}
