import { nextCorrections } from '../corrections/next-corrections.ts';
import { saveCorrections } from '../corrections/save-corrections.ts';
import type { CorrectionFile } from '../corrections/types.ts';
import { CORRECTION_FILE } from '../ingest/files/input-folder.ts';
import type { Ingested } from '../ingest/model/types.ts';
import type { Message } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import type { Commit } from '../output/commit.ts';
import type { Pack } from '../pack/types.ts';
import {
  makeReport,
  type OpenMonth,
  type Report,
  type ReportRequest,
} from '../report/make-report.ts';
import { inputFolders } from '../workspace/input-parts.ts';
import type { Workspace } from '../workspace/types.ts';
import { checkFiles } from './check-files.ts';
import { lackingIn } from './lacking.ts';
import type { MissingInput, MonthCheck } from './types.ts';
import { unknownColumns } from './unknown-columns.ts';

/** A month that was looked through. */
export interface Checked {
  readonly check: MonthCheck;
  /** The first fault, which decides how the program ends; null where a report can be made. */
  readonly fault: Fault | null;
  readonly report: Report;
}

/**
 * Reads and computes a month without rendering it, and writes the records that cannot be used into the file in which
 * people correct them. Files that cannot be used are told with the rest; `warnings` are those so far, `now` is the time
 * of the run.
 */
export async function checkMonth(
  request: Omit<ReportRequest, 'onFault' | 'look'>,
  warnings: () => readonly Message[],
  now: Date,
  commit?: Commit,
): Promise<Checked> {
  const { workspace, month, reporter } = request;
  const faults: Fault[] = [];
  const onFault = (fault: Fault) => void faults.push(fault);
  const opened: OpenMonth[] = [];
  const look = async (one: OpenMonth) => void opened.push(one);
  const report = await makeReport({ ...request, onFault, look });
  const [seen] = opened;
  if (!seen) throw new Error('the month was not shown');
  const { pack, ingested, computed, lookup, document, masker } = seen;
  const [folder = '', ...others] = inputFolders(workspace, month);
  const [earlier = null] = report.corrections;
  // Records of several folders are corrected folder by folder, beside their exports.
  const corrections =
    others.length > 0
      ? null
      : await saved(folder, earlier, ingested, faults, reporter.warn, now, commit);
  const said = warnings();
  const check: MonthCheck = {
    month,
    files: checkFiles(ingested, report.overLimit, masker),
    faults: faults.flatMap((fault) => [fault.said, ...fault.problems]),
    missing: missingInputs(workspace, pack, ingested),
    unknown: unknownColumns(ingested, workspace.organization, masker),
    unused: ingested.unused,
    corrected: report.ingested.corrected,
    lacks: lackingIn({ pack, workspace, outcomes: computed.outcomes, lookup, document }),
    warnings: said.filter(({ code }) => !code.startsWith('notes.')),
    notes: said.filter(({ code }) => code.startsWith('notes.')),
    corrections,
  };
  return { check, fault: faults[0] ?? null, report };
}

/** What cannot be written is told with the rest; a correction file that cannot be read is left as it is. */
async function saved(
  folder: string,
  earlier: CorrectionFile | null,
  ingested: Ingested,
  faults: Fault[],
  warn: (warning: Message) => void,
  now: Date,
  commit: Commit | undefined,
): Promise<string | null> {
  const isUnreadable = faults.some(
    ({ said }) =>
      said.code === 'corrections.not_ours' ||
      (said.code === 'ingest.unreadable' && said.params.file.endsWith(`/${CORRECTION_FILE}`)),
  );
  if (isUnreadable) return null;
  try {
    const isUnread = faults.some(({ kind }) => kind === 'inputs');
    const next = nextCorrections(earlier, ingested, ingested.quarantine, isUnread);
    return await saveCorrections(folder, earlier, next, warn, now, commit);
  } catch (cause) {
    if (!(cause instanceof Fault) || cause.kind !== 'output') throw cause;
    faults.push(cause);
    return null;
  }
}

/** The datasets that the configuration names and of which nothing could be read. */
function missingInputs(
  { inputs }: Workspace,
  pack: Pack,
  { datasets, unread }: Ingested,
): readonly MissingInput[] {
  return inputs.datasets.flatMap(({ dataset, files: patterns, owner, due, required }) => {
    const loaded = datasets.find(({ spec }) => spec.id === dataset);
    if (loaded?.provided) return [];
    const name = pack.datasets.find(({ id }) => id === dataset)?.name ?? dataset;
    const came = unread.filter((one) => one.dataset === dataset).map(({ path }) => path);
    return [{ dataset, name, patterns, owner, due, required, unread: came }];
  });
}
