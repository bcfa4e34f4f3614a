import type { Block, Slide } from '../../document/model/types.ts';
import { type Message, message } from '../../messages/catalogue.ts';
import { blockFailed } from './block-failed.ts';
import { printedDocument, tellCuts, tellGlyphs } from './deck-of.ts';
import type { OutputFormat } from './format.ts';

/** The deck, printed by the browser. */
export const pdf: OutputFormat = {
  stage: 'deck',
  async render(request) {
    // Charts, fonts and layout are heavy to load: only a run that prints needs them.
    const [{ loadFonts }, { renderDeckHtml }, { fitDeck }] = await Promise.all([
      import('../../fonts/fonts.ts'),
      import('../../render/html/render-deck-html.ts'),
      import('../fit-deck.ts'),
    ]);
    const { pack, browser, reporter } = request;
    const document = printedDocument(request);
    const { theme, templates, styles } = pack;
    const fonts = await loadFonts(theme.fonts.files ?? null);
    // Only what the last layout cuts is printed cut.
    const cuts = new Set<string>();
    const onCut = (text: string): void => void cuts.add(text);
    const failed = new Map<string, Message>();
    const onFailed = (block: Block, slide: Slide, cause: unknown): void =>
      void failed.set(block.id, blockFailed(document.month, slide, block, cause));
    await using fitted = await fitDeck(document, fonts, async (deck) => {
      cuts.clear();
      failed.clear();
      const dress = { deck, theme, templates, styles, fonts, onCut, onFailed };
      return browser.open(await renderDeckHtml(dress));
    });
    for (const warning of failed.values()) reporter.warn(warning);
    tellCuts(cuts, request);
    tellGlyphs(document, fonts, request);
    for (const { slideId, action } of fitted.warnings) {
      reporter.warn(message('deck.did_not_fit', { slide: slideId, action }));
    }
    const { widthInches, heightInches } = fitted.deck;
    const title = `${document.organization}${document.monthLabel}${document.title}`;
    const paper = { title, widthInches, heightInches, tagged: true, outline: true };
    const bytes = await fitted.page.print(paper, request.onAlone);
    const pages = fitted.deck.slides.length;
    return { file: { name: 'report.pdf', bytes, pages }, fitted: fitted.deck };
  },
};
