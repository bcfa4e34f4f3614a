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
import { inTurn } from './in-turn.ts';
import type { Report } from './make-report.ts';
import { stopwatch } from './stopwatch.ts';
import { toldOnce } from './told-once.ts';

const RENDERERS: Readonly<Record<Exclude<Format, 'json'>, OutputFormat>> = {
  pdf,
  pptx,
  xlsx,
  html,
};

/**
 * Renders the formats asked for, those that need no deck while the browser prints; gives the files in the
 * order of the list, `metrics.json` and `quality.json` always. Nothing is written yet.
 */
export async function renderReport(
  request: Omit<RenderRequest, 'fitted' | 'onAlone'> & {
    readonly formats: readonly Format[];
    readonly ticks: () => number;
  },
): Promise<readonly OutputFile[]> {
  const renderers = FORMATS.flatMap((name) =>
    name === 'json' || !request.formats.includes(name) ? [] : [RENDERERS[name]],
  );
  const once = toldOnce(request.reporter);
  const turns = inTurn(renderers.map(() => once));
  let measured: Promise<Deck | null> = Promise.resolve(null);
  // The browser is asked and answers several times before it prints: what goes on here meanwhile would keep it waiting.
  const alone = Promise.withResolvers<void>();
  if (!renderers.includes(pdf)) alone.resolve();
  const json = alone.promise.then(() => jsonFiles(request.report));
  json.catch(() => undefined);
  const rendering = renderers.map(async (renderer, at): Promise<OutputFile> => {
    const { stage, isApart, render } = renderer;
    const turn = turns[at];
    const reporter = turn?.reporter ?? request.reporter;
    const timed = stopwatch(reporter, request.ticks);
    const before = measured;
    const own = Promise.withResolvers<Deck | null>();
    measured = own.promise;
    // Who waits for the deck meets the error where it was made.
    own.promise.catch(() => undefined);
    try {
      const fitted = isApart ? await alone.promise.then(() => null) : await before;
      const rendered: Rendered = await timed(
        stage,
        () => render({ ...request, reporter, fitted, onAlone: alone.resolve }),
        ({ file }) => ({ bytes: file.bytes.length }),
      );
      own.resolve(rendered.fitted ?? (isApart ? before : fitted));
      return rendered.file;
    } catch (cause) {
      own.reject(cause);
      throw cause;
    } finally {
      if (renderer === pdf) alone.resolve();
      turn?.end();
    }
  });
  const files: OutputFile[] = [];
  // All end before the first error is told: nothing goes on behind a run that failed.
  for (const ended of await Promise.allSettled(rendering)) {
    if (ended.status === 'rejected') throw ended.reason;
    files.push(ended.value);
  }
  return [...files, ...(await json)];
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
    coverage: report.ingested.coverage,
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
