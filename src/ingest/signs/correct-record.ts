import type { RawRecord } from '../model/raw-record.ts';

/** A record with what people wrote into it, and the positions of the cells that they changed. */
export interface Correction {
  readonly record: RawRecord;
  readonly changed: readonly number[];
}

/** Gives a record of one export as people corrected it; null where they left it as it is. */
export type CorrectRecord = (record: RawRecord) => Correction | null;

/** Gives the corrections of an export, found by its path, its bytes and its headers; they fit no other bytes. Null: there are none. */
export type CorrectionsFor = (file: {
  readonly path: string;
  readonly sha256: string;
  readonly headers: readonly string[];
}) => CorrectRecord | null;

/** The corrections of a month in which nobody corrected anything. */
export const NO_CORRECTIONS: CorrectionsFor = () => null;
