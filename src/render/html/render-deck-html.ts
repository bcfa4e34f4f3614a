import type { Deck } from '../../deck/types.ts';
import type { Fonts } from '../../fonts/fonts.ts';
import type { Theme } from '../../pack/theme-types.ts';
import type { ChartStyle } from './chart-view.ts';
import { compileTemplates } from './compile-templates.ts';
import { PAPER } from './live-marks.ts';
import { slideViews } from './slide-view.ts';
import { styleSheet } from './style-sheet.ts';

/** What a deck is dressed in: the pack's theme, templates and styles, and the typeface. */
export interface DeckDress {
  readonly deck: Deck;
  readonly theme: Theme;
  /** Handlebars texts by name; `deck` is the page, `slide-…` and `block-…` are its parts. */
  readonly templates: Readonly<Record<string, string>>;
  readonly styles: string;
  readonly fonts: Fonts;
  /** Told each text that a chart has to cut with …. */
  readonly onCut?: (text: string) => void;
  /** Told of each block that could not be drawn; without it the error is thrown. */
  readonly onFailed?: ChartStyle['onFailed'];
}

/**
 * Prints a deck as one HTML page that needs nothing from outside: fonts cut to the text in use, charts
 * as inline SVG, no script. Each slide is a `section.slide` with `data-page`, `data-slide` and one
 * `.slide-body` of fixed height; what must not be clipped carries `data-fit`.
 */
export async function renderDeckHtml({
  deck,
  theme,
  templates,
  styles,
  fonts,
  onCut = () => undefined,
  onFailed = (_block, _slide, cause) => {
    throw cause;
  },
}: DeckDress): Promise<string> {
  const { document } = deck;
  const render = compileTemplates(templates, 'deck');
  const view = {
    css: STYLES,
    lang: document.lang,
    title: `${document.organization}${document.monthLabel}${document.title}`,
    slides: slideViews(deck, {
      theme,
      fonts,
      lang: document.lang,
      onCut,
      onFailed,
      marks: PAPER,
    }),
  };
  const page = render(view).split(STYLES);
  // Every character of the page, and of texts that styles bring in.
  const faces = await fonts.subset(printedText(page.join(styles)));
  return page.join(styleSheet(theme, styles, faces, deck.page));
}

/** Where the styles go: they bring the fonts, which are cut to what the page says. No text has this, for its `<` is escaped. */
const STYLES = '<styles>';

/** The page's characters, with the entities of escaped text beside them. */
function printedText(html: string): string {
  return `${html} &<>"'\`=`;
}
