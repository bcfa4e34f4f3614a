import { editionOf } from '../document/edition.ts';
import { blockName, metricsOf } from '../document/model/block-name.ts';
import type { Block, Edition, Slide } from '../document/model/types.ts';
import { type Message, message } from '../messages/catalogue.ts';
import { libraryWords } from '../messages/library-words.ts';
import type { OutputFile } from '../output/write-report.ts';
import type { Pack } from '../pack/types.ts';
import { qualityFile } from '../render/json/quality.ts';
import { qualityChecks } from '../render/json/quality-checks.ts';
import { renderJson } from '../render/json/render-json.ts';
import type { PdfBrowser } from '../render/pdf/pdf-browser.ts';
import type { Reporter } from './effects.ts';
import type { Report } from './make-report.ts';
import { stopwatch } from './stopwatch.ts';

/** The formats that people may ask for; JSON is always written. */
export const FORMATS = ['pdf', 'xlsx', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export interface RenderRequest {
  readonly report: Report;
  readonly pack: Pack;
  readonly formats: readonly Format[];
  /** What of the deck is printed; the workbook and the data are always whole. */
  readonly edition: Edition;
  readonly browser: PdfBrowser;
  readonly reporter: Reporter;
  readonly ticks: () => number;
}

/** Renders the formats asked for; `metrics.json` and `quality.json` always. Nothing is written yet. */
export async function renderReport(request: RenderRequest): Promise<readonly OutputFile[]> {
  const { report, formats } = request;
  const timed = stopwatch(request.reporter, request.ticks);
  const files: OutputFile[] = [];
  if (formats.includes('pdf'))
    files.push(
      await timed(
        'deck',
        () => renderPdf(request),
        ({ bytes }) => ({ bytes: bytes.length }),
      ),
    );
  if (formats.includes('xlsx')) {
    files.push(
      await timed(
        'render',
        async () => ({ name: 'report.xlsx', bytes: await workbook(report, request.reporter) }),
        ({ bytes }) => ({ bytes: bytes.length }),
      ),
    );
  }
  const quality = qualityFile({
    month: report.metrics.month,
    files: report.ingested.files,
    quarantine: report.ingested.quarantine,
    controlTotals: report.ingested.controlTotals,
    superseded: report.ingested.superseded,
    impossible: report.ingested.impossible,
    unused: report.ingested.unused,
    corrected: report.ingested.corrected,
    checks: qualityChecks(report.document.checks ?? []),
    exclusions: report.exclusions.map(({ metric, key, count, reason, effect }) => ({
      metric,
      key,
      count,
      reason,
      effect,
    })),
  });
  return [
    ...files,
    { name: 'metrics.json', bytes: renderJson(report.metrics) },
    { name: 'quality.json', bytes: renderJson(quality) },
  ];
}

async function workbook(report: Report, reporter: Reporter): Promise<Uint8Array> {
  const { renderXlsx } = await import('../render/xlsx/render-xlsx.ts');
  const { document, metrics, definitions, lists, exclusions } = report;
  const { files, quarantine } = report.ingested;
  return renderXlsx({
    document,
    files,
    quarantine,
    metrics,
    definitions,
    lists,
    exclusions,
    onFailed: (block, slide, cause) =>
      reporter.warn(blockFailed(document.month, slide, block, cause)),
  });
}

function blockFailed(month: string, slide: Slide, block: Block, cause: unknown): Message {
  return message('deck.block_failed', {
    month,
    slide: `${slide.number ?? ''} ${slide.title}`.trim(),
    block: blockName(block),
    metrics: metricsOf(block),
    reason: libraryWords(cause),
  });
}

async function renderPdf(request: RenderRequest): Promise<OutputFile> {
  // Charts, fonts and layout are heavy to load: only a run that prints needs them.
  const [{ loadFonts }, { renderDeckHtml }, { fitDeck }] = await Promise.all([
    import('../fonts/fonts.ts'),
    import('../render/html/render-deck-html.ts'),
    import('./fit-deck.ts'),
  ]);
  const { report, pack, browser, reporter } = request;
  const document = editionOf(report.document, request.edition);
  if (request.edition === 'brief' && document === report.document)
    reporter.warn(message('deck.no_brief_slides', undefined));
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
  if (cuts.size > 0) reporter.warn(message('render.label_cut', { labels: [...cuts] }));
  const glyphs = fonts.missingGlyphs(JSON.stringify(document));
  if (glyphs.length > 0) {
    reporter.warn(message('deck.missing_glyphs', { glyphs: glyphs.join(' ') }));
  }
  for (const { slideId, action } of fitted.warnings) {
    reporter.warn(message('deck.did_not_fit', { slide: slideId, action }));
  }
  const { widthInches, heightInches } = fitted.deck;
  const title = `${document.organization}${document.monthLabel}${document.title}`;
  const bytes = await fitted.page.print({
    title,
    widthInches,
    heightInches,
    tagged: true,
    outline: true,
  });
  return { name: 'report.pdf', bytes, pages: fitted.deck.slides.length };
}
