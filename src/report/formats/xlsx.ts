import { blockFailed } from './block-failed.ts';
import type { OutputFormat } from './format.ts';

/** The workbook: every figure with its parts, accounts, lists, definitions. */
export const xlsx: OutputFormat = {
  stage: 'render',
  isApart: true,
  async render({ report, pack, reporter }) {
    const { renderXlsx } = await import('../../render/xlsx/render-xlsx.ts');
    const { document, metrics, definitions, lists, exclusions, draft, words } = report;
    const { files, quarantine } = report.ingested;
    const bytes = await renderXlsx({
      document,
      files,
      datasets: pack.datasets,
      quarantine,
      metrics,
      definitions,
      setters: pack.levels.setters,
      theme: pack.theme,
      thresholds: pack.findings.thresholds,
      lists,
      exclusions,
      draft,
      words,
      onFailed: (block, slide, cause) =>
        reporter.warn(blockFailed(document.month, slide, block, cause)),
    });
    return { file: { name: 'report.xlsx', bytes } };
  },
};
