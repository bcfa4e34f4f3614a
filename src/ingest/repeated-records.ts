import { type Message, message } from '../messages/catalogue.ts';
import type { DatasetSpec } from '../pack/types.ts';
import type { Overlap, Superseded } from './classify.ts';
import type { InputFile, SupersededRecord } from './types.ts';

/** A file by its number, as far as it is known. */
type FileOf = (number: number) => Pick<InputFile, 'path' | 'sha256'> | undefined;

/** Says of a record that gave way where it stands and where the one stands that was kept. */
export function supersededRecord(
  { key, file, record, keptFile, keptRecord, differs }: Superseded,
  spec: DatasetSpec,
  fileOf: FileOf,
): SupersededRecord {
  return {
    dataset: spec.id,
    key,
    file: fileOf(file)?.path ?? '',
    record,
    keptFile: fileOf(keptFile)?.path ?? '',
    keptRecord,
    differs: differs.map((name) => spec.columns.find((one) => one.name === name)?.header ?? name),
  };
}

/** Fewer keys in common may be chance: a list of corrections, a ticket that two systems hold. */
const FEWEST_SHARED = 10;

/** The warnings of files that share most of their keys; files of the same bytes are told of already. */
export function overlapMessages(
  spec: DatasetSpec,
  overlaps: readonly Overlap[],
  fileOf: FileOf,
): readonly Message[] {
  return overlaps.flatMap(({ file, other, shared, keys }) => {
    const [one, two] = [fileOf(file), fileOf(other)];
    if (!one || !two || one.sha256 === two.sha256) return [];
    if (shared < FEWEST_SHARED || shared * 2 <= keys) return [];
    const percent = Math.floor((shared * 100) / keys);
    const facts = { file: one.path, other: two.path, dataset: spec.name, percent, shared };
    return [message('ingest.same_records', facts)];
  });
}
