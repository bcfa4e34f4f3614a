import { seriesLook as sharedLook } from '../../document/charts/chart-looks.ts';
import type { Fonts } from '../../fonts/fonts.ts';
import type { Theme, ThemeColor } from '../../pack/theme-types.ts';
import type { Spot } from './spots.ts';

/** What a chart is drawn with: its size in CSS pixels, colours, typeface. */
export interface ChartFrame {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly fonts: Pick<Fonts, 'measure'>;
  readonly lang: string;
  /** Told each text that has to be cut with …. */
  readonly onCut: (text: string) => void;
}

/** The frame for a first look at a layout, whose cuts do not count. */
export function tryFrame(frame: ChartFrame): ChartFrame {
  return { ...frame, onCut: () => undefined };
}

/** Height of a chart's letters in CSS pixels: 13.5 pt in a wide one, 12 pt in a narrow one. */
export function textSize({ width }: ChartFrame): number {
  return width >= 700 ? 18 : 16;
}

/** Distance of two lines of text in CSS pixels. */
export function labelHeight(frame: ChartFrame): number {
  return textSize(frame) + 6;
}

const DASHES = [
  [9, 5],
  [3, 4],
  [12, 4, 3, 4],
  [6, 8],
] as const;

/** How the line of a limit is dashed, so that who set it shows without colour; `rank` is the setter's, from 0. */
export function limitDash(rank: number): readonly number[] {
  return DASHES[rank % DASHES.length] ?? DASHES[0];
}

/** How one of several lines looks, its sign by the name that the drawing has for it. */
export function seriesLook(index: number): { readonly color: ThemeColor; readonly symbol: string } {
  const { color, symbol } = sharedLook(index);
  return { color, symbol: symbol === 'square' ? 'rect' : symbol };
}

/** Width of a line of chart text in CSS pixels. */
export function textWidth(frame: ChartFrame, text: string, weight: 400 | 700): number {
  return frame.fonts.measure(text, { sizePx: textSize(frame), weight });
}

/** The text, or its beginning and …, so that it is no wider than `width` CSS pixels; the frame is told of a cut. */
export function shorten(frame: ChartFrame, text: string, width: number, weight: 400 | 700): string {
  if (textWidth(frame, text, weight) <= width) return text;
  frame.onCut(text);
  const chars = [...text];
  while (chars.length > 1 && textWidth(frame, `${chars.join('')}…`, weight) > width) chars.pop();
  return `${chars.join('')}…`;
}

/** A piece of text at a place; `halo` is a patch of paper behind it that keeps it readable over a line. */
export function textElement(
  frame: ChartFrame,
  text: string,
  at: { readonly x: number; readonly y: number; readonly align: 'left' | 'center' | 'right' },
  look: { readonly color: ThemeColor; readonly weight: 400 | 700; readonly halo: boolean },
) {
  return {
    type: 'text' as const,
    silent: true,
    z: 10 as number,
    x: at.x,
    y: at.y,
    style: {
      text,
      align: at.align,
      verticalAlign: 'middle' as const,
      fill: frame.theme.colors[look.color],
      font: `${look.weight} ${textSize(frame)}px ${frame.theme.fonts.family}`,
      // Not a stroke round the letters: that would be printed as a font of drawings.
      ...(look.halo ? { backgroundColor: frame.theme.colors.paper, padding: [4, 4] } : {}),
    },
  };
}

/** A straight line at a place. */
export function lineElement(
  frame: ChartFrame,
  shape: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number },
  look: { readonly color: ThemeColor; readonly width: number; readonly dash: readonly number[] },
) {
  return {
    type: 'line' as const,
    silent: true,
    z: 1 as number,
    shape,
    style: {
      stroke: frame.theme.colors[look.color],
      lineWidth: look.width,
      ...(look.dash.length > 0 ? { lineDash: [...look.dash] } : {}),
    },
  };
}

/** Text of notes inside a chart, in CSS pixels: 11 pt, the smallest that may be printed. */
export const NOTE_SIZE = 14.67;

/** The same piece of text in the size of notes. */
export function noteElement(...given: Parameters<typeof textElement>) {
  const element = textElement(...given);
  const [frame, , , look] = given;
  const font = `${look.weight} ${NOTE_SIZE}px ${frame.theme.fonts.family}`;
  return { ...element, style: { ...element.style, font } };
}

/** Thickest bar in CSS pixels: 0.45 inch. */
const THICKEST = 43;

/** Thickness of a bar in a row of this height, both in CSS pixels. */
export function barThickness(rowHeight: number): number {
  return Math.max(8, Math.min(THICKEST, rowHeight * 0.58));
}

/** A filled rectangle, or a hollow one that only its edge shows. */
export function rectElement(
  shape: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  },
  look: { readonly fill: string; readonly stroke?: string; readonly opacity?: number },
) {
  return {
    type: 'rect' as const,
    silent: true,
    z: 2 as number,
    shape,
    style: {
      fill: look.fill,
      ...(look.opacity === undefined ? {} : { opacity: look.opacity }),
      ...(look.stroke === undefined ? {} : { stroke: look.stroke, lineWidth: 2 }),
    },
  };
}

/** A point of a chart; hollow where only its edge shows. */
export function circleElement(
  shape: { readonly cx: number; readonly cy: number; readonly r: number },
  look: { readonly fill: string; readonly stroke?: string; readonly opacity?: number },
) {
  return {
    type: 'circle' as const,
    silent: true,
    z: 4 as number,
    shape,
    style: {
      fill: look.fill,
      ...(look.opacity === undefined ? {} : { opacity: look.opacity }),
      ...(look.stroke === undefined ? {} : { stroke: look.stroke, lineWidth: 2 }),
    },
  };
}

export type ChartElement =
  | ReturnType<typeof textElement>
  | ReturnType<typeof lineElement>
  | ReturnType<typeof rectElement>
  | ReturnType<typeof circleElement>;

/** What a drawing leaves free under its lowest element, in CSS pixels. */
const FOOT = 6;

/**
 * A chart that is drawn out of elements alone; `height` is what they need of the frame's, in CSS pixels, `spots` where its
 * items are.
 */
export function drawing(elements: readonly ChartElement[], spots: readonly Spot[]) {
  const height = Math.max(0, ...elements.map(bottomOf)) + FOOT;
  return { option: { animation: false, graphic: [...elements] }, height, spots };
}

function bottomOf(element: ChartElement): number {
  switch (element.type) {
    case 'text':
      return element.y + NOTE_SIZE / 2;
    case 'line':
      return Math.max(element.shape.y1, element.shape.y2);
    case 'rect':
      return element.shape.y + element.shape.height;
    case 'circle':
      return element.shape.cy + element.shape.r;
  }
}
