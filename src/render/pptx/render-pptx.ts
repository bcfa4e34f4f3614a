import type { Deck, DeckSlide } from '../../deck/types.ts';
import type { Block, Slide } from '../../document/model/types.ts';
import type { Fonts } from '../../fonts/fonts.ts';
import type { Theme } from '../../pack/theme-types.ts';
import type { WordBook } from '../../words/word-book.ts';
import { cleanText } from '../office/xml-text.ts';
import type { BlockLook } from './block.ts';
import { newPresentation } from './library.ts';
import { settlePresentation } from './package/settle.ts';
import { readTemplate, type TemplateProblem } from './package/template.ts';
import type { Dress, Pen, PlacedChart } from './pen.ts';
import { writeContentSlide } from './slide-content.ts';
import { writeContents, writeCover, writeSection } from './slide-front.ts';
import { speakerNotes } from './speaker-notes.ts';

/** What a presentation is made of. */
export interface PptxRequest {
  readonly deck: Deck;
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly words: WordBook;
  /** A presentation whose master, layouts and theme the slides are to have; null for our own. */
  readonly template?: Uint8Array | null;
  /** Told why a template is not used, or which kinds of slides it has no layout for. */
  readonly onTemplate?: (problem: TemplateProblem | readonly Slide['layout'][]) => void;
  /** Told of each block that could not be drawn; a callout stands in its place. */
  readonly onFailed: (block: Block, slide: Slide, cause: unknown) => void;
}

/** Writes a deck as a presentation of as many slides, all of it to be edited: text, tables, native charts with their sheets. */
export async function renderPptx({
  deck,
  theme,
  fonts,
  words,
  template = null,
  onTemplate,
  onFailed,
}: PptxRequest): Promise<Uint8Array> {
  const { document } = deck;
  const face = theme.fonts.office ?? theme.fonts.family;
  const dress: Dress = { theme, fonts, words, face, lang: document.lang };
  const file = newPresentation();
  file.defineLayout({ name: 'page', width: deck.widthInches, height: deck.heightInches });
  file.layout = 'page';
  file.theme = { headFontFace: face, bodyFontFace: face };
  for (const layout of LAYOUTS) file.defineSlideMaster({ title: layout });
  const charts: PlacedChart[] = [];
  const seen = new Set<string>();
  for (const given of deck.slides) {
    const slide = file.addSlide({ masterName: given.slide.layout });
    const pen: Pen = { slide, page: given.page, dress, charts };
    const look: BlockLook = {
      measure: { width: deck.page.width, scale: given.fit.scale, fonts, whole: new Map() },
      notes: 'muted',
      onFailed,
      isContinued: (block, { id }) => {
        const key = `${id}/${block.id}`;
        const isKnown = seen.has(key);
        seen.add(key);
        return isKnown;
      },
    };
    writeSlide(pen, deck, given, look);
    const notes = speakerNotes(given, document, words);
    if (notes.length > 0) slide.addNotes(cleanText(notes.join('\n')));
  }
  const written = (await file.write({ outputType: 'uint8array' })) as Uint8Array;
  const read = template === null ? null : await readTemplate(template, deck, theme);
  const own = typeof read === 'string' ? null : read;
  if (typeof read === 'string') onTemplate?.(read);
  else if (own !== null && own.lacking.length > 0) onTemplate?.(own.lacking);
  return settlePresentation(written, { deck, dress, charts, layouts: LAYOUTS, template: own });
}

const LAYOUTS = ['cover', 'contents', 'section', 'content'] as const;

function writeSlide(pen: Pen, deck: Deck, given: DeckSlide, look: BlockLook): void {
  switch (given.slide.layout) {
    case 'cover':
      writeCover(pen, deck, given, look);
      return;
    case 'contents':
      writeContents(pen, deck, given);
      return;
    case 'section':
      writeSection(pen, deck, given, look);
      return;
    case 'content':
      writeContentSlide(pen, deck, given, look);
      return;
  }
}
