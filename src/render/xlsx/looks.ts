import type { Borders, Fill, Font, Style } from 'exceljs';
import { mix } from '../../color/color.ts';
import type { Theme, ThemeColor } from '../../pack/theme-types.ts';
import { hex } from '../office/xml-text.ts';
import type { GridCell, GridRule } from './grid.ts';

/** How cells look in the colours and the typeface of a theme. */
export interface Looks {
  /** Fonts of the lines round a table. */
  readonly fonts: Readonly<
    Record<'title' | 'part' | 'headline' | 'line' | 'head' | 'link', Partial<Font>>
  >;
  readonly border: Partial<Borders>;
  readonly headFill: Fill;
  readonly totalFill: Fill;
  /** A colour of the theme, such as of a tab. */
  argb(color: ThemeColor): string;
  /** Font of a body cell. */
  bodyFont(tone: GridCell['tone'], bold: boolean): Partial<Font>;
  /** Style of a conditional format: colour, shade and, for rates, a sign before the number that grey print keeps. */
  ruleStyle(look: GridRule['look'], format: string | null): Partial<Style>;
}

const TONES = { plain: 'ink', muted: 'muted', good: 'good', bad: 'bad' } as const;

/** How much of a colour is in the shade of a cell. */
const SHADES = {
  met: { color: 'good', share: 0.1, bold: false },
  missed: { color: 'bad', share: 0.16, bold: true },
  edge: { color: 'warn', share: 0.06, bold: false },
  remark: { color: 'warn', share: 0.12, bold: false },
} as const;
const HEAD_SHARE = 0.1;

/** The looks of a workbook; the typeface is one that machines with Excel or WPS have, as for its charts. */
export function looksOf(theme: Theme): Looks {
  const { colors, fonts: faces } = theme;
  const name = faces.office ?? faces.family;
  const font = (size: number, color: ThemeColor = 'ink', bold = false): Partial<Font> => ({
    name,
    family: 2,
    charset: 134,
    size,
    bold,
    color: { argb: argbOf(theme, color) },
  });
  const shade = (color: ThemeColor, share: number): string =>
    opaque(mix(colors.paper, colors[color], share));
  const hair = { style: 'thin', color: { argb: argbOf(theme, 'line') } } as const;
  return {
    fonts: {
      title: font(15, 'ink', true),
      // The title of one of several tables.
      part: font(12, 'ink', true),
      headline: font(11, 'ink', true),
      line: font(9, 'muted'),
      head: font(10, 'ink', true),
      link: { ...font(9, 'brand'), underline: true },
    },
    border: { top: hair, left: hair, bottom: hair, right: hair },
    headFill: solid({ fgColor: { argb: shade('brand', HEAD_SHARE) } }),
    totalFill: solid({ fgColor: { argb: argbOf(theme, 'panel') } }),
    argb: (color) => argbOf(theme, color),
    bodyFont: (tone, bold) => font(10, TONES[tone], bold),
    ruleStyle: (look, format) => {
      const { color, share, bold } = SHADES[look];
      return {
        font: { color: { argb: argbOf(theme, color) }, bold },
        fill: solid({ bgColor: { argb: shade(color, share) } }),
        ...(format === null ? {} : { numFmt: format }),
      };
    },
  };
}

function argbOf({ colors }: Pick<Theme, 'colors'>, color: ThemeColor): string {
  return opaque(colors[color]);
}

function opaque(color: string): string {
  return `FF${hex(color)}`;
}

function solid(colors: Omit<Extract<Fill, { type: 'pattern' }>, 'type' | 'pattern'>): Fill {
  return { type: 'pattern', pattern: 'solid', ...colors };
}

/** Colours of tabs: those of chapters in turn, of lists, and of what the report rests on. */
const CHAPTERS = ['series1', 'series3', 'series2', 'series4', 'accent', 'brand'] as const;
export const LIST_TAB: ThemeColor = 'neutral';
export const DATA_TAB: ThemeColor = 'line';
export const SUMMARY_TAB: ThemeColor = 'bad';

/** The colour of a chapter's tabs by its place; null for what belongs to none. */
export function chapterTab(place: number): ThemeColor | null {
  return place < 0 ? null : (CHAPTERS[place % CHAPTERS.length] ?? null);
}
