import { contrast, mix } from '../../color/color.ts';
import type { Theme, ThemeColor } from '../../pack/theme-types.ts';

type Colors = Theme['colors'];

/** Colours of letters and of fields with letters on them: as readable in the dark as WCAG 2.2 AA asks of text. */
const READ = 4.6;
/** Of what is only seen, such as the bars of a weekend. */
const SEEN = 3.2;
const STEP = 0.04;
const WHITE = '#ffffff';
const BLACK = '#000000';

/** The theme's colours for a dark screen: its own, lightened until they stand out from a dark page as they do from paper. */
export function darkColors(colors: Colors): Colors {
  const paper = mix(colors.ink, BLACK, 0.3);
  const panel = mix(paper, WHITE, 0.07);
  const readable = (name: ThemeColor, least: number): string => {
    for (let share = 0; share < 1; share += STEP) {
      const lighter = mix(colors[name], WHITE, share);
      if (contrast(lighter, panel) >= least) return lighter;
    }
    return WHITE;
  };
  return {
    ink: mix(WHITE, paper, 0.08),
    muted: readable('muted', READ + 1),
    paper,
    panel,
    line: mix(paper, WHITE, 0.22),
    brand: readable('brand', READ + 1),
    accent: readable('accent', READ),
    good: readable('good', READ),
    bad: readable('bad', READ),
    warn: readable('warn', READ),
    neutral: readable('neutral', SEEN),
    series1: readable('series1', READ),
    series2: readable('series2', READ),
    series3: readable('series3', READ),
    series4: readable('series4', READ),
  };
}
