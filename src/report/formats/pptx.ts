import { basename } from 'node:path';
import { message } from '../../messages/catalogue.ts';
import type { TemplateProblem } from '../../render/pptx/package/template.ts';
import { blockFailed } from './block-failed.ts';
import { deckOf } from './deck-of.ts';
import type { OutputFormat } from './format.ts';
import { templateBytes } from './template-bytes.ts';

/** The deck as a presentation that people edit; no browser is asked for it. */
export const pptx: OutputFormat = {
  stage: 'presentation',
  async render(request) {
    const { report, pack, reporter } = request;
    const [{ loadFonts }, { renderPptx }] = await Promise.all([
      import('../../fonts/fonts.ts'),
      import('../../render/pptx/render-pptx.ts'),
    ]);
    const { theme } = pack;
    const fonts = await loadFonts(theme.fonts.files ?? null);
    // Beside the PDF it has the slides that were measured for it, beside others those laid out once.
    const deck = await deckOf(request, fonts);
    const file = theme.presentation ?? null;
    const unfit = (unsuited: TemplateProblem): void =>
      reporter.warn(message('render.template_unfit', { file: basename(file ?? ''), unsuited }));
    const template = file === null ? null : await templateBytes(file, () => unfit('unreadable'));
    const bytes = await renderPptx({
      deck,
      theme,
      fonts,
      words: report.words,
      template,
      onTemplate: (problem) =>
        typeof problem === 'string'
          ? unfit(problem)
          : reporter.warn(
              message('render.template_layouts', { file: basename(file ?? ''), layouts: problem }),
            ),
      onFailed: (block, slide, cause) =>
        reporter.warn(blockFailed(deck.document.month, slide, block, cause)),
    });
    return { file: { name: 'report.pptx', bytes }, fitted: deck };
  },
};
