import type { InputFile } from './ingest/types.ts';

/** Unusable records up to this share of a file, or this many, are let pass. */
const SHARE = 0.001;
const RECORDS = 100;

/** The files of which more records could not be used than the limit allows. */
export function filesOverLimit(files: readonly InputFile[]): readonly InputFile[] {
  return files.filter(
    ({ account }) => account.quarantined > Math.min(RECORDS, Math.max(1, account.records * SHARE)),
  );
}
