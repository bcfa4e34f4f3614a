import type { Fonts } from '../fonts/fonts.ts';
import { renderChart } from '../render/chart/render-chart.ts';

/** Drawings of the pages before are kept up to so many; a report has some fifty. */
const MOST_DRAWINGS = 400;

/** Draws a chart once for all pages that show it alike: an edit leaves most of them as they were. */
export function keptDrawings(): typeof renderChart {
  const kept = new Map<string, ReturnType<typeof renderChart>>();
  return (block, id, frame) => {
    const { width, height, theme, lang } = frame;
    const { branches: _, ...shown } = block;
    const key = JSON.stringify([shown, id, width, height, theme, lang]);
    const before = kept.get(key);
    if (before !== undefined) return before;
    const drawn = renderChart(block, id, frame);
    if (kept.size >= MOST_DRAWINGS) kept.clear();
    kept.set(key, drawn);
    return drawn;
  };
}

/** The same typeface that cuts a subset anew only where a character is wanted that the one before lacks. */
export function keptFonts(fonts: Fonts): Fonts {
  const known = new Set<string>();
  let faces: ReturnType<Fonts['subset']> | null = null;
  return {
    ...fonts,
    subset: (text) => {
      const before = known.size;
      for (const char of text) known.add(char);
      if (faces === null || known.size > before) faces = fonts.subset([...known].join(''));
      return faces;
    },
  };
}
