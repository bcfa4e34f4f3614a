import { draftRecord } from '../history/drafts.ts';
import { inWords, type Message } from '../messages/catalogue.ts';
import { sha256 } from '../output/sha256.ts';
import type { OutputFile } from '../output/write-report.ts';
import { renderJson } from '../render/json/render-json.ts';
import type { Report } from '../report/make-report.ts';
import type { LoadedWorkspace } from '../workspace/load-workspace.ts';
import type { Edition, Period } from '../workspace/types.ts';
import { programVersion } from './program-version.ts';

export interface RunFacts {
  readonly loaded: LoadedWorkspace;
  readonly month: Period;
  /** Which slides the PDF has. */
  readonly edition: Edition;
  readonly report: Report;
  readonly files: readonly OutputFile[];
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly browser: string | null;
  /** Most memory that the program itself held, in bytes; the browser's is apart. */
  readonly peakMemory: number;
  readonly warnings: readonly Message[];
  readonly exitCode: number;
  /** What the report was made of, as `fingerprint` tells. */
  readonly seen: string;
}

/** `run.json`: what ran, on what, with what result; the only file that differs between two equal runs. */
export function runRecord(facts: RunFacts): OutputFile {
  const { loaded, report } = facts;
  const { files } = report.ingested;
  const inputs = new Map(
    files.map(({ path, sha256: hash, modifiedAt }) => {
      const [file = path] = path.split('#');
      return [file, { path: file, sha256: hash, modifiedAt }];
    }),
  );
  const record = {
    schemaVersion: 1,
    month: facts.month,
    pack: loaded.pack.id,
    versions: { program: programVersion(), node: process.versions.node, browser: facts.browser },
    startedAt: facts.startedAt.toISOString(),
    endedAt: facts.endedAt.toISOString(),
    milliseconds: facts.endedAt.getTime() - facts.startedAt.getTime(),
    peakMemoryBytes: facts.peakMemory,
    config: loaded.configHash,
    seen: facts.seen,
    edition: facts.edition,
    member: report.metrics.member ?? null,
    title: titleOf(report),
    summary: summaryOf(report),
    inputs: [...inputs.values()],
    corrections: correctionsIn(report),
    outputs: facts.files.map(({ name, bytes }) => ({
      name,
      sha256: sha256(bytes),
      bytes: bytes.length,
    })),
    draft: draftRecord(report.draft),
    counts: {
      files: files.length,
      records: files.reduce((sum, file) => sum + file.account.records, 0),
      accepted: files.reduce((sum, file) => sum + file.account.accepted, 0),
      corrected: files.reduce((sum, file) => sum + file.account.corrected, 0),
      quarantined: report.ingested.quarantine.length,
      metrics: report.metrics.metrics.length,
      results: report.metrics.metrics.reduce((sum, metric) => sum + metric.results.length, 0),
      slides: report.document.slides.length,
    },
    warnings: facts.warnings.map((one) => ({
      code: one.code,
      text: inWords(one, loaded.workspace.lang),
    })),
    exitCode: facts.exitCode,
  };
  return { name: 'run.json', bytes: renderJson(record) };
}

/** What the report is called in front of people. */
function titleOf({ document: { organization, monthLabel, title } }: Report): string {
  return `${organization}${monthLabel}${title}`;
}

/** What the overview tells, the weightiest first: the text of a message about the report. */
function summaryOf({ document }: Report) {
  return (document.findings ?? [])
    .filter(({ overview }) => overview)
    .map(({ tone, text }) => ({ tone, text }));
}

/** The correction file that was read, and the exports that it corrects, each with the hash of its bytes. */
/** The correction file that was read (a list where several folders have one), and the exports that it corrects, each with the hash of its bytes. */
function correctionsIn({ corrections, ingested }: Report) {
  const [first = null, ...rest] = corrections.map(({ path, sha256: hash, sheets }) => ({
    path,
    sha256: hash,
    exports: sheets.map((sheet) => ({
      path: sheet.path,
      sha256: sheet.sha256,
      corrected: ingested.corrected.filter(({ file }) => file === sheet.path).length,
    })),
  }));
  return rest.length === 0 ? first : [first, ...rest];
}
