import type { Message } from '../messages/catalogue.ts';
import type { Fault } from '../messages/fault.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { Join } from '../pack/rules/joins.ts';
import type { Store } from '../store/store.ts';
import type { Period, Workspace } from '../workspace/types.ts';
import type { InputFile } from './model/types.ts';
import type { StagedExport } from './rows/stage-export.ts';
import type { CorrectionsFor } from './signs/correct-record.ts';

/** What of a workspace shapes its tables; nothing else of it may, since tables are kept from run to run by these. */
export type IngestWorkspace = Pick<
  Workspace,
  | 'folder'
  | 'allowPaths'
  | 'inputs'
  | 'headerAliases'
  | 'organization'
  | 'periodKinds'
  | 'periods'
  | 'defaultPeriod'
  | 'timeZone'
>;

/** What a run asks of this stage. `cohortsOf`: the date-time columns by which metrics count a dataset's records. */
export interface IngestRequest {
  readonly workspace: IngestWorkspace;
  /** The report's period. */
  readonly month: Period;
  readonly datasets: readonly DatasetSpec[];
  readonly cohortsOf: (datasetId: string) => readonly string[];
  /** Columns of ids that should meet; those of users do without being named here. */
  readonly joins?: readonly Join[] | undefined;
  readonly store: Store;
  readonly warn: (warning: Message) => void;
  /** What people corrected in the exports; nothing unless given. */
  readonly correctionsFor?: CorrectionsFor | undefined;
  /** Every record and cell is read by itself, as slowly as that is: what the store reads of itself must be the same. */
  readonly isCareful?: boolean | undefined;
  /**
   * Takes the faults that would end the run, so that what can be read is read all the same: a file that cannot
   * be used counts as one that did not come.
   */
  readonly onFault?: ((fault: Fault) => void) | undefined;
}

/** A file (or sheet) as it was staged; a sheet without a header has no `staged`. */
export interface ReadExport {
  /** The period in whose folder it stands. */
  readonly part: Period;
  readonly file: Omit<InputFile, 'account'>;
  readonly date1904: boolean;
  readonly records: number;
  readonly staged: StagedExport | null;
}
