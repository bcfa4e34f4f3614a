import type { Ingested, InputFile, QuarantinedRecord } from '../ingest/model/types.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { Masker } from '../privacy/masker.ts';
import type { FileCheck, RecordProblem } from './types.ts';

const MOST_EXAMPLES = 3;
const LONGEST_EXAMPLE = 40;

/** Tells of every export what it is; `over` are those with more unusable records than allowed. */
export function checkFiles(
  { files, datasets, quarantine }: Pick<Ingested, 'files' | 'datasets' | 'quarantine'>,
  over: readonly InputFile[],
  masker: Masker,
): readonly FileCheck[] {
  const bad = Map.groupBy(quarantine, ({ file }) => file);
  const overPaths = new Set(over.map(({ path }) => path));
  return files.flatMap((file): FileCheck[] => {
    const spec = datasets.find((one) => one.spec.id === file.dataset)?.spec;
    if (!spec) return [];
    const { path, format, encoding, headerRow, account } = file;
    const own = { path, format, encoding, headerRow, account };
    return [
      {
        ...own,
        dataset: { id: spec.id, name: spec.name },
        columns: file.columns.map((one) => ({ ...one, name: nameOf(one.column, spec) })),
        ignored: file.ignoredHeaders.map((header) => ({
          header,
          hints: file.headerHints.filter((hint) => hint.header === header),
        })),
        missing: missingIn(file, spec),
        isOverLimit: overPaths.has(path),
        problems: problemsOf(file, spec, bad.get(path) ?? [], masker),
      },
    ];
  });
}

function nameOf(column: string, spec: DatasetSpec): string {
  return spec.columns.find(({ name }) => name === column)?.header ?? column;
}

/** A sheet without a header lacks everything, which is told otherwise. */
function missingIn(file: InputFile, spec: DatasetSpec): readonly string[] {
  if (file.columns.length === 0) return [];
  const found = new Set(file.columns.map(({ column }) => column));
  return spec.columns.flatMap(({ name, header, required }) =>
    required === 'no' && !found.has(name) ? [header] : [],
  );
}

function problemsOf(
  file: InputFile,
  spec: DatasetSpec,
  records: readonly QuarantinedRecord[],
  masker: Masker,
): readonly RecordProblem[] {
  const alike = Map.groupBy(records, ({ column, reason }) => `${column ?? ''}\n${reason}`);
  return [...alike.values()]
    .flatMap((same): RecordProblem[] => {
      const [first] = same;
      if (!first) return [];
      const { column } = first;
      const examples = same
        .slice(0, MOST_EXAMPLES)
        .map((one) => ({ record: one.record, text: cellOf(one, file, spec, masker) }));
      const [reason, english] = [first.reason, first.english ?? first.reason].map((one) =>
        masker.text(one),
      ) as [string, string];
      return [{ column, reason, english, count: same.length, examples }];
    })
    .sort((a, b) => b.count - a.count);
}

/** The cell that is wrong, masked and cut; null where it is the record as a whole, or the cell is empty. */
function cellOf(
  { column, raw }: QuarantinedRecord,
  { headers, columns }: InputFile,
  spec: DatasetSpec,
  masker: Masker,
): string | null {
  const at = column === null ? -1 : headers.indexOf(column);
  const cell = (raw[at] ?? '').replace(/\s+/g, ' ').trim();
  if (cell === '') return null;
  const name = columns.find(({ header }) => header === column)?.column;
  const type = spec.columns.find((one) => one.name === name)?.type;
  const isNumber = type === 'id' && !spec.key.includes(name ?? '');
  const masked = isNumber ? withoutDigits(cell) : masker.text(cell);
  return masked.length > LONGEST_EXAMPLE ? `${masked.slice(0, LONGEST_EXAMPLE)}…` : masked;
}

/** What stands for a customer's number may be one in a form that no rule knows. */
function withoutDigits(cell: string): string {
  return cell.replace(/\d(?=.*\d{3})/gsu, (digit, at: number) => (at < 3 ? digit : '*'));
}
