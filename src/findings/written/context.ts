import { lastDayOf } from '../../notes/days.ts';
import { type Notes, noNotes } from '../../notes/types.ts';
import type { Period } from '../../workspace/types.ts';

/** A unit of the organisation that a text names. */
export interface NamedUnit {
  readonly name: string;
  /** The branch that it is, or belongs to; null for a unit of none. */
  readonly branch: string | null;
}

/** What the export says of a case in one column. */
export interface CaseColumn {
  readonly header: string;
  readonly value: string;
  /** The words that the column may hold, for one with a list; for a unit's column none. */
  readonly words: readonly string[];
  readonly isUnit: boolean;
}

/** What people wrote for the month, and what rules need to compare it with figures. */
export interface WrittenContext {
  readonly notes: Notes;
  /** The last day of the report's month, `YYYY-MM-DD`. */
  readonly monthEnd: string;
  /** The unit with this name or alias, else the one that the text names; null for none. */
  readonly unitOf: (text: string | null) => NamedUnit | null;
  /** The export's own record of each case that a note tells of, by its number. */
  readonly caseRecords: ReadonlyMap<string, readonly CaseColumn[]>;
}

/** A month for which nobody wrote anything. */
export function nothingWritten(month: Period): WrittenContext {
  return {
    notes: noNotes(month),
    monthEnd: lastDayOf(month),
    unitOf: () => null,
    caseRecords: new Map(),
  };
}
