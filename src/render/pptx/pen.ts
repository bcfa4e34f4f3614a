import type { DeckSlide } from '../../deck/types.ts';
import type { Fonts } from '../../fonts/fonts.ts';
import type { Theme, ThemeColor } from '../../pack/theme-types.ts';
import type { WordBook } from '../../words/word-book.ts';
import type { NativeChart } from '../office/native-chart.ts';
import { cleanText, hex } from '../office/xml-text.ts';
import type { LibrarySlide, TextOptions, TextProps } from './library.ts';

/** A place on a slide in CSS pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How all slides of one file are dressed. */
export interface Dress {
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly words: WordBook;
  /** The typeface that Office is told. */
  readonly face: string;
  readonly lang: string;
}

/** A chart that stands on a slide in the place of the shape of this name. */
export interface PlacedChart {
  readonly page: number;
  readonly name: string;
  readonly area: Area;
  readonly chart: NativeChart;
  /** The figures in words, for readers who do not see the chart. */
  readonly words: string;
}

/** What a slide is written with. */
export interface Pen {
  readonly slide: LibrarySlide;
  readonly page: DeckSlide['page'];
  readonly dress: Dress;
  /** Charts of the whole file; the library draws none of them. */
  readonly charts: PlacedChart[];
}

/** A piece of text; what is not told is that of its paragraph. Sizes in CSS pixels. */
export interface Run {
  readonly text: string;
  readonly color?: ThemeColor;
  readonly isBold?: boolean;
  readonly size?: number;
  /** The page that a click leads to. */
  readonly page?: number;
}

export interface ParagraphLook {
  readonly size: number;
  /** Distance of lines in CSS pixels. */
  readonly line: number;
  readonly color: ThemeColor;
  readonly isBold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  /** CSS pixels before it. */
  readonly before?: number;
  readonly bullet?: { readonly code: string; readonly indent: number };
}

export interface Paragraph {
  readonly runs: readonly Run[];
  readonly look: ParagraphLook;
}

export function inches(pixels: number): number {
  return pixels / 96;
}

export function points(pixels: number): number {
  return pixels * 0.75;
}

export function colorOf({ theme }: Dress, name: ThemeColor): string {
  return hex(theme.colors[name]);
}

export function place({ x, y, width, height }: Area) {
  return {
    x: inches(x),
    y: inches(y),
    w: inches(Math.max(1, width)),
    h: inches(Math.max(1, height)),
  };
}

/** Paragraphs as the library takes them. */
export function textProps(paragraphs: readonly Paragraph[], dress: Dress): TextProps[] {
  return paragraphs.flatMap(({ runs, look }, index) => {
    const last = index === paragraphs.length - 1;
    const given = runs.filter(({ text }) => text !== '');
    const shown = given.length === 0 ? [{ text: ' ' }] : given;
    return shown.map((run, at) => ({
      text: cleanText(run.text),
      options: {
        ...runOptions(run, look, dress),
        ...paragraphOptions(look),
        ...(at === shown.length - 1 && !last ? { breakLine: true } : {}),
      },
    }));
  });
}

function runOptions(run: Run, look: ParagraphLook, dress: Dress): TextOptions {
  return {
    fontFace: dress.face,
    fontSize: points(run.size ?? look.size),
    color: colorOf(dress, run.color ?? look.color),
    bold: run.isBold ?? look.isBold ?? false,
    lang: dress.lang,
    ...(run.page === undefined
      ? {}
      : { hyperlink: { slide: run.page }, underline: { style: 'none' as const } }),
  };
}

function paragraphOptions(look: ParagraphLook): TextOptions {
  const { line, align, before, bullet } = look;
  return {
    lineSpacing: points(line),
    align: align ?? 'left',
    ...(before === undefined ? {} : { paraSpaceBefore: points(before) }),
    ...(bullet === undefined
      ? {}
      : { bullet: { characterCode: bullet.code, indent: points(bullet.indent) } }),
  };
}

export interface TextBox {
  readonly name: string;
  readonly valign?: 'top' | 'middle' | 'bottom';
  readonly fill?: ThemeColor;
  /** CSS pixels between its edges and its text: left, right, bottom, top. */
  readonly inset?: readonly [number, number, number, number];
}

/** Puts text on the slide. */
export function writeText(
  pen: Pen,
  area: Area,
  paragraphs: readonly Paragraph[],
  { name, valign = 'top', fill, inset = [0, 0, 0, 0] }: TextBox,
): void {
  pen.slide.addText(textProps(paragraphs, pen.dress), {
    ...place(area),
    objectName: name,
    margin: inset.map(points) as [number, number, number, number],
    valign,
    wrap: true,
    ...(fill === undefined ? {} : { fill: { color: colorOf(pen.dress, fill) } }),
  });
}

/** Puts a filled rectangle on the slide. */
export function writeBar(pen: Pen, area: Area, color: ThemeColor, name: string): void {
  pen.slide.addShape('rect', {
    ...place(area),
    objectName: name,
    fill: { color: colorOf(pen.dress, color) },
  });
}
