import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { maskName, maskNumber, maskText } from '../../privacy/mask.ts';
import type { InputFile, QuarantinedRecord } from '../model/types.ts';

/** One reason why records of one column cannot be used: how many, and a cell of the first that may be shown. */
export interface UnusableReason {
  readonly file: string;
  readonly column: string | null;
  readonly reason: string;
  readonly english: string;
  readonly count: number;
  /** Masked, shortened; null where there is nothing to show. */
  readonly sample: string | null;
}

const MOST_REASONS = 5;
const LONGEST_SAMPLE = 40;

/** The reasons why records of a dataset cannot be used, the most frequent first. */
export function reasonsOf(
  spec: DatasetSpec,
  files: readonly InputFile[],
  quarantine: readonly QuarantinedRecord[],
): readonly UnusableReason[] {
  const own = new Map(files.map((file) => [file.path, file]));
  const found = new Map<string, UnusableReason>();
  for (const record of quarantine) {
    const file = own.get(record.file);
    if (!file) continue;
    const { column, reason, english = reason } = record;
    const key = JSON.stringify([record.file, column, reason]);
    const before = found.get(key);
    const sample = before?.sample ?? sampleOf(record, spec, file);
    const count = (before?.count ?? 0) + 1;
    found.set(key, { file: record.file, column, reason, english, count, sample });
  }
  return [...found.values()].toSorted((a, b) => b.count - a.count).slice(0, MOST_REASONS);
}

function sampleOf(
  { column, cells }: QuarantinedRecord,
  spec: DatasetSpec,
  { columns }: InputFile,
): string | null {
  const name = columns.find(({ header }) => header === column)?.column;
  const given = name === undefined ? '' : (cells?.[name] ?? '').trim();
  if (given === '') return null;
  const personal = spec.columns.find((one) => one.name === name)?.personal ?? null;
  const shown =
    personal === 'name'
      ? maskName(given)
      : personal === 'number'
        ? maskNumber(given)
        : maskText(given.replace(/\s+/g, ' '));
  const letters = [...shown];
  return letters.length > LONGEST_SAMPLE ? `${letters.slice(0, LONGEST_SAMPLE).join('')}…` : shown;
}
