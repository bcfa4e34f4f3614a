import type { Deck } from '../../deck/types.ts';
import { editionOf } from '../../document/edition.ts';
import type { Document } from '../../document/model/types.ts';
import type { Fonts } from '../../fonts/fonts.ts';
import { message } from '../../messages/catalogue.ts';
import type { RenderRequest } from './format.ts';

/** The slides as an earlier format of the run has them, else as they are laid out now; what they lack is told. */
export async function deckOf(
  request: Pick<RenderRequest, 'report' | 'edition' | 'fitted' | 'reporter'>,
  fonts: Fonts,
): Promise<Deck> {
  if (request.fitted !== null) return request.fitted;
  const { layOut } = await import('../../deck/lay-out.ts');
  const document = printedDocument(request);
  tellGlyphs(document, fonts, request);
  return layOut(document, fonts);
}

/** The document of the edition asked for; one that has no slides for it is told. */
export function printedDocument({
  report,
  edition,
  reporter,
}: Pick<RenderRequest, 'report' | 'edition' | 'reporter'>): Document {
  const document = editionOf(report.document, edition);
  if (edition === 'brief' && document === report.document)
    reporter.warn(message('deck.no_brief_slides', undefined));
  return document;
}

/** Tells which characters of a document the typeface lacks. */
export function tellGlyphs(
  document: Document,
  fonts: Fonts,
  { reporter }: Pick<RenderRequest, 'reporter'>,
): void {
  const glyphs = fonts.missingGlyphs(JSON.stringify(document));
  if (glyphs.length > 0)
    reporter.warn(message('deck.missing_glyphs', { glyphs: glyphs.join(' ') }));
}

/** Tells which labels of charts are printed cut. */
export function tellCuts(
  labels: ReadonlySet<string>,
  { reporter }: Pick<RenderRequest, 'reporter'>,
): void {
  if (labels.size > 0) reporter.warn(message('render.label_cut', { labels: [...labels] }));
}
