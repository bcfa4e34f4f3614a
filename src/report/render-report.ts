import type { Deck } from '../deck/types.ts';
import type { OutputFile } from '../output/write-report.ts';
import { qualityFile } from '../render/json/quality.ts';
import { qualityChecks } from '../render/json/quality-checks.ts';
import { renderJson } from '../render/json/render-json.ts';
import type { OutputFormat, Rendered, RenderRequest } from './formats/format.ts';
import { html } from './formats/html.ts';
import { FORMATS, type Format } from './formats/names.ts';
import { pdf } from './formats/pdf.ts';
import { pptx } from './formats/pptx.ts';
import { xlsx } from './formats/xlsx.ts';
import type { Report } from './make-report.ts';
import { stopwatch } from './stopwatch.ts';

const RENDERERS: Readonly<Record<Exclude<Format, 'json'>, OutputFormat>> = {
  pdf,
  pptx,
  xlsx,
  html,
};

/** Renders the formats asked for, in the order of the list; `metrics.json` and `quality.json` always. Nothing is written yet. */
export async function renderReport(
  request: Omit<RenderRequest, 'fitted'> & {
    readonly formats: readonly Format[];
    readonly ticks: () => number;
  },
): Promise<readonly OutputFile[]> {
  const timed = stopwatch(request.reporter, request.ticks);
  const files: OutputFile[] = [];
  let fitted: Deck | null = null;
  for (const name of FORMATS) {
    if (name === 'json' || !request.formats.includes(name)) continue;
    const { stage, render } = RENDERERS[name];
    const rendered: Rendered = await timed(
      stage,
      () => render({ ...request, fitted }),
      ({ file }) => ({ bytes: file.bytes.length }),
    );
    fitted = rendered.fitted ?? fitted;
    files.push(rendered.file);
  }
  return [...files, ...jsonFiles(request.report)];
}

function jsonFiles(report: Report): readonly OutputFile[] {
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
    { name: 'metrics.json', bytes: renderJson(report.metrics) },
    { name: 'quality.json', bytes: renderJson(quality) },
  ];
}
