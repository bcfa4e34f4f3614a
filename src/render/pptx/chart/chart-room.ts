import type { Fonts } from '../../../fonts/fonts.ts';
import type { Theme, ThemeColor } from '../../../pack/theme-types.ts';
import type { WordBook } from '../../../words/word-book.ts';
import type { NativeChart, PlotRoom } from '../../office/native-chart.ts';
import { hex } from '../../office/xml-text.ts';

/** What a chart is laid out in: its size in CSS pixels, colours, measured letters, words. */
export interface ChartRoom {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly words: WordBook;
  readonly lang: string;
}

/** A native chart, and what has to be said of it beside the chart. */
export interface Drawn {
  readonly charts: readonly NativeChart[];
  readonly remarks: readonly string[];
}

/** Letters of a chart in CSS pixels: those of the PDF. */
export function textSize({ width }: Pick<ChartRoom, 'width'>): number {
  return width >= 700 ? 18 : 16;
}

export function colorIn({ theme }: ChartRoom, name: ThemeColor): string {
  return hex(theme.colors[name]);
}

/** Width of a line of chart text in CSS pixels, with the air that some programs put between Chinese and other letters. */
export function widthOf(room: ChartRoom, text: string, weight: 400 | 700 = 400): number {
  const sizePx = textSize(room);
  const changes = text.match(CHANGE)?.length ?? 0;
  return room.fonts.measure(text, { sizePx, weight }) + changes * AIR * sizePx;
}

/** Where Chinese letters and others meet. */
const CHANGE =
  /(?<=\p{Script=Han})(?=[\p{Script=Latin}\d+-])|(?<=[\p{Script=Latin}\d%])(?=\p{Script=Han})/gu;
/** Of a size of letters. */
const AIR = 0.25;

/** Share of the width that the names of rows may take. */
export const NAMES = 0.34;
const GAP = 10;
const KEY_LINE = 26;
/** A sign of the key and the room round its name. */
const KEY_SIGN = 72;

/** Height of the key over a plot in CSS pixels, by the names in it; none where there are none. */
export function keyHeight(names: readonly string[], room: ChartRoom): number {
  if (names.length === 0) return 0;
  const width = names.reduce((total, name) => total + widthOf(room, name) + KEY_SIGN, 0);
  return Math.ceil(width / room.width) * KEY_LINE + 8;
}

/** A text over lines of a width in CSS pixels; what two lines do not hold ends with … */
export function wrapped(text: string, width: number, room: ChartRoom): string {
  const lines = [''];
  for (const char of text) {
    const line = lines.at(-1) ?? '';
    if (char !== '\n' && widthOf(room, line + char) <= width) lines[lines.length - 1] = line + char;
    else if (char === '\n') lines.push('');
    else if (lines.length < MOST_LINES) lines.push(char);
    else return `${lines.join('\n')}…`;
  }
  return lines.join('\n');
}

const MOST_LINES = 3;

/** The plot of a chart of rows: right of their names, left of the texts at their ends, under the key. */
export function rowPlot(
  names: readonly string[],
  ends: readonly string[],
  room: ChartRoom,
  { top = 4, bottom = 4 } = {},
): PlotRoom {
  const { width, height } = room;
  const lines = names.flatMap((name) => name.split('\n'));
  const left = Math.min(width * NAMES, Math.max(0, ...lines.map((name) => widthOf(room, name))));
  const right = Math.min(
    width * 0.45,
    Math.max(0, ...ends.map((text) => widthOf(room, text, 700))),
  );
  const x = left + GAP;
  return {
    x: x / width,
    y: top / height,
    w: Math.max(20, width - x - right - GAP) / width,
    h: Math.max(20, height - top - bottom) / height,
  };
}

/** Ends of an axis that are not the same. */
export function apart(min: number, max: number): { readonly min: number; readonly max: number } {
  return max > min ? { min, max } : { min, max: min + 1 };
}

/** The number format of an axis: figures with so many decimals before their unit. */
export function axisFormat(decimals: number, unit: string): string {
  const digits = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
  return `${digits}"${unit.replaceAll('"', '')}"`;
}
