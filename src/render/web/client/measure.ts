import type { TextStyle } from '../../../fonts/fonts.ts';

/** Measures text as the page draws it: with its own typeface, without kerning. */
export function textMeasure(family: string): {
  readonly measure: (text: string, style: TextStyle) => number;
} {
  const context = document.createElement('canvas').getContext('2d');
  const known = new Map<string, number>();
  return {
    measure: (text, { sizePx, weight = 400 }) => {
      const key = `${weight} ${text}`;
      const before = known.get(key);
      if (before !== undefined) return before * sizePx;
      if (context === null) return [...text].length * sizePx;
      // Of a large size the width is exact enough for every other.
      context.font = `${weight} 100px "${family}"`;
      context.fontKerning = 'none';
      const em = context.measureText(text).width / 100;
      known.set(key, em);
      return em * sizePx;
    },
  };
}
