import { type Message, message } from '../../messages/catalogue.ts';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import type { InputFile, SupersededRecord } from '../model/types.ts';
import type { Overlap, Pair, Repeated, Superseded, Told } from './types.ts';

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
    differs: headersOf(spec, differs),
  };
}

function headersOf(spec: DatasetSpec, names: readonly string[]): readonly string[] {
  return names.map((name) => spec.columns.find((one) => one.name === name)?.header ?? name);
}

/** The warnings of records that share a key, of which nobody says that one is the later state of the other, or its copy. */
export function repeatMessages(
  spec: DatasetSpec,
  {
    undecided,
    namesakes,
    parts,
    renumbered,
  }: Pick<Repeated, 'undecided' | 'namesakes' | 'parts' | 'renumbered'>,
  fileOf: FileOf,
): readonly Message[] {
  const facts = ({ count, examples }: Told) => ({
    dataset: spec.name,
    count,
    keyHeaders: headersOf(spec, spec.key),
    examples: examples.map((pair) => shown(pair, spec, fileOf)),
  });
  return [
    ...(undecided.count > 0 ? [message('ingest.undecided_repeat', facts(undecided))] : []),
    ...(namesakes.count > 0 ? [message('ingest.shared_number', facts(namesakes))] : []),
    ...(renumbered.count > 0
      ? [
          message('ingest.renumbered_repeat', {
            ...facts(renumbered),
            running: headersOf(spec, spec.repeats?.running ?? []),
          }),
        ]
      : []),
    ...(parts.count > 0 ? [message('ingest.parts_of_one', facts(parts))] : []),
  ];
}

function shown(pair: Pair, spec: DatasetSpec, fileOf: FileOf) {
  const { key, file, record, otherFile, otherRecord, differs } = pair;
  return {
    key,
    file: fileOf(file)?.path ?? '',
    record,
    other: fileOf(otherFile)?.path ?? '',
    otherRecord,
    differs: headersOf(spec, differs),
  };
}

/** The warnings of exports that have most of their records in common; whole files of the same bytes are told of already. */
export function overlapMessages(
  spec: DatasetSpec,
  overlaps: readonly Overlap[],
  fileOf: FileOf,
): readonly Message[] {
  return overlaps.flatMap(({ file, other, shared, records, alike, apart }) => {
    const [one, two] = [fileOf(file), fileOf(other)];
    if (!one || !two || isCopiedFile(one, two)) return [];
    return [
      message('ingest.same_records', {
        file: one.path,
        other: two.path,
        dataset: spec.name,
        percent: Math.floor((shared * 100) / records),
        shared,
        alike: alike.count,
        examples: alike.examples.map((pair) => shown(pair, spec, fileOf)),
        apart: apart.map((place) => ({
          file: fileOf(place.file)?.path ?? '',
          record: place.record,
        })),
      }),
    ];
  });
}

/** Two files, not two sheets of one. */
function isCopiedFile(
  one: Pick<InputFile, 'path' | 'sha256'>,
  other: Pick<InputFile, 'path' | 'sha256'>,
): boolean {
  return one.sha256 === other.sha256 && fileName(one.path) !== fileName(other.path);
}

function fileName(path: string): string {
  return path.split('#')[0] ?? path;
}
