import { loadFonts } from '../../fonts/fonts.ts';
import { readTheme } from '../html/test-support.ts';
import type { ChartFrame } from './frame.ts';
import type { Point, Rect } from './place-labels.ts';

const fonts = await loadFonts();

/** A frame of this size in which nothing may be cut. */
export function plainFrame(width: number, height: number): ChartFrame {
  const onCut = (text: string) => {
    throw new Error(`cut: ${text}`);
  };
  return { width, height, theme: readTheme(), fonts, lang: 'zh-CN', onCut };
}

export interface Said extends Rect {
  readonly text: string;
  readonly size: number;
}

/** Every text of a drawing with the room that it takes. */
export function saidIn(svg: string): readonly Said[] {
  return [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].flatMap(
    ([, attributes = '', text = '']) => {
      const attribute = (name: string): string =>
        new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
      const [, dx = '0', dy = '0'] =
        /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(attribute('transform')) ?? [];
      const style = attribute('style');
      const size = Number.parseFloat(/([\d.]+)px/.exec(style)?.[1] ?? attribute('font-size'));
      const weight = /\b700\b/.test(style + attribute('font-weight')) ? 700 : 400;
      const width = fonts.measure(text, { sizePx: size, weight });
      const anchor = attribute('text-anchor');
      const x = Number(dx) + Number(attribute('x') || 0);
      const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
      const y = Number(dy) + Number(attribute('y') || 0) - size / 2;
      return text === '' ? [] : [{ text, size, x: left, y, width, height: size * 0.9 }];
    },
  );
}

interface Drawn {
  readonly from: Point;
  readonly to: Point;
  readonly stroke: string;
  readonly isDashed: boolean;
}

/** Every straight line of a drawing. */
export function linesIn(svg: string): readonly Drawn[] {
  const line = /<path d="M([-\d.]+) ([-\d.]+)L([-\d.]+) ([-\d.]+)"([^>]*)>/g;
  return [...svg.matchAll(line)].map(([, x1, y1, x2, y2, rest = '']) => ({
    from: { x: Number(x1), y: Number(y1) },
    to: { x: Number(x2), y: Number(y2) },
    stroke: / stroke="([^"]+)"/.exec(rest)?.[1] ?? '',
    isDashed: rest.includes('stroke-dasharray'),
  }));
}
