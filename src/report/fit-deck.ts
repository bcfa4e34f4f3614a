import { type FitDecisions, type FitWarning, fitWarnings, nextFit } from '../deck/fit.ts';
import { layOut } from '../deck/lay-out.ts';
import type { Deck } from '../deck/types.ts';
import type { Document } from '../document/model/types.ts';
import type { Fonts } from '../fonts/fonts.ts';
import type { PrintPage } from '../render/pdf/print-page.ts';

/** A deck that holds, the open page it was measured on, and what had to be done. */
export interface FittedDeck extends AsyncDisposable {
  readonly deck: Deck;
  readonly page: PrintPage;
  readonly warnings: readonly FitWarning[];
}

/**
 * Lays the document out, measures it in the browser and lays it out again until every slide holds
 * or nothing more can be done. The caller disposes the result.
 */
export async function fitDeck(
  document: Document,
  fonts: Fonts,
  open: (deck: Deck) => Promise<PrintPage>,
): Promise<FittedDeck> {
  let decisions: FitDecisions = {};
  for (;;) {
    const deck = layOut(document, fonts, decisions);
    const page = await open(deck);
    try {
      const next = nextFit(deck, await page.measure(), decisions, fonts);
      if (next === null) {
        // What was decided for slides that no longer stand together is past.
        const standing = new Set(deck.slides.map(({ slide }) => slide.id));
        const warnings = fitWarnings(decisions).filter(({ slideId }) => standing.has(slideId));
        return { deck, page, warnings, [Symbol.asyncDispose]: () => page[Symbol.asyncDispose]() };
      }
      decisions = next;
    } catch (cause) {
      await page[Symbol.asyncDispose]();
      throw cause;
    }
    await page[Symbol.asyncDispose]();
  }
}
