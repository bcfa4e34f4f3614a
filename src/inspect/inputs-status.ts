import { type FoundExport, findExports } from '../ingest/files/find-exports.ts';
import { lookAtExport } from '../ingest/files/look-at-export.ts';
import type { UnusedFile } from '../ingest/model/types.ts';
import { knownDatasets } from '../ingest/tables/known-datasets.ts';
import type { Message } from '../messages/catalogue.ts';
import type { Pack } from '../pack/types.ts';
import { dueDay } from '../workspace/due-day.ts';
import { cutOf, inputParts } from '../workspace/input-parts.ts';
import { periodOf, withoutLag } from '../workspace/period.ts';
import type { Period, Workspace } from '../workspace/types.ts';

/** How it stands with the exports of one dataset. */
export interface InputStatus {
  readonly dataset: string;
  readonly name: string;
  /** `late`: nothing came and its day is over; `awaited`: nothing came, and its day is to come or not known. */
  readonly state: 'in' | 'unreadable' | 'late' | 'awaited';
  readonly owner: string | null;
  /** As the configuration has it, and the day that it means for this month (`YYYY-MM-DD`, null for none). */
  readonly due: string | null;
  readonly dueOn: string | null;
  readonly required: boolean;
  readonly files: readonly string[];
  /** Why files cannot be read. */
  readonly problems: readonly Message[];
}

/** The inputs of a month and the files that belong to none. */
export interface InputsStatus {
  readonly inputs: readonly InputStatus[];
  readonly unused: readonly UnusedFile[];
  /** About names: files of no dataset or of two, copies, files that are open. */
  readonly warnings: readonly Message[];
}

/**
 * Tells which exports of a month are in, late, awaited or unreadable; `today` as `YYYY-MM-DD`. `areRead`: an earlier run
 * read these very exports without a fault, so that nobody looks into them again.
 */
export async function inputsStatus(
  workspace: Workspace,
  pack: Pack,
  month: Period,
  today: string,
  areRead = false,
): Promise<InputsStatus> {
  const warnings: Message[] = [];
  const warn = (warning: Message) => void warnings.push(warning);
  const signs = knownDatasets(workspace, pack.datasets);
  const files: FoundExport[] = [];
  const unused: UnusedFile[] = [];
  for (const part of inputParts(workspace, month)) {
    const found = await findExports(workspace, part, signs, warn);
    files.push(...found.files);
    unused.push(...found.unused);
  }
  const inputs: InputStatus[] = [];
  for (const { dataset, owner, due, required, set, unpivot } of workspace.inputs.datasets) {
    const known = signs.datasets.find(({ spec }) => spec.id === dataset);
    if (!known) continue;
    const own = files.filter((file) => file.dataset === dataset);
    const problems: Message[] = [];
    for (const file of areRead ? [] : own) {
      const fault = await lookAtExport(file, known, signs, { set, unpivot, month });
      if (fault) problems.push(fault.said, ...fault.problems);
    }
    const { end } = periodOf(month, withoutLag(cutOf(workspace, dataset)));
    const dueOn = dueDay(due, end);
    const isLate = dueOn !== null && today > dueOn;
    const absent = isLate ? 'late' : 'awaited';
    const state = own.length === 0 ? absent : problems.length > 0 ? 'unreadable' : 'in';
    const paths = own.map(({ path }) => path);
    const { name } = known.spec;
    inputs.push({ dataset, name, state, owner, due, dueOn, required, files: paths, problems });
  }
  return { inputs, unused, warnings };
}
