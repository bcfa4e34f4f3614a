import type { ControlTotal, InputFile, MatchedColumn } from '../ingest/model/types.ts';
import { givenUnit, quantityReader } from '../ingest/values/column-reader.ts';
import { grouped } from '../number/display.ts';
import { compare, decimalOf, type Fraction, fraction, parseDecimal } from '../number/fraction.ts';
import type { ColumnSpec, DatasetSpec } from '../pack/dataset/types.ts';
import { EXACT_PARTS, inExactParts } from '../store/exact-number.ts';
import { quoteName } from '../store/store.ts';
import { type CheckContext, type Checker, outcome } from './context.ts';
import type { CheckCase } from './types.ts';

/**
 * Compares the totals that exports print with the same file: a sum where the column holds numbers, of the file or of
 * the records since the total before; else the number of its records, all or those in use. Records that could not be
 * used are missing in our sum.
 */
export const controlTotal: Checker<'control_total'> = async (spec, context) => {
  const compared: Comparison[] = [];
  for (const total of context.ingested.controlTotals) {
    compared.push(...(await comparisonsOf(total, spec.counted, context)));
  }
  if (compared.length === 0)
    return [
      outcome(spec, 'not_applicable', { facts: { missing: '', absent: '', totals: 'none' } }),
    ];
  const wrong = compared.filter(
    ({ printed, own }) => !own.some((one) => compare(one, printed) === 0),
  );
  return [
    outcome(spec, wrong.length > 0 ? 'differs' : 'agrees', {
      size: wrong.length,
      facts: {
        count: String(compared.length),
        wrong: String(wrong.length),
        list: wrong.slice(0, 3).map(wordsOf).join('；'),
      },
      cases: wrong.map(
        (one): CheckCase => ({
          id: `${one.file.path}#${one.record}`,
          unit: one.header,
          matter: 'total_differs',
        }),
      ),
    }),
  ];
};

interface Comparison {
  readonly file: InputFile;
  readonly record: number;
  readonly header: string;
  readonly decimals: number;
  readonly printed: Fraction;
  /** Our own figures, any of which the export may mean. */
  readonly own: readonly Fraction[];
}

/** Digits with at most a short unit, such as 1,049件; no dates, no codes. */
const NUMBER = /^(-?\d+(?:\.\d+)?)[^\d.\-/:]{0,3}$/;
type Summed = 'number' | 'hours' | 'amount';
const isSummed = (type: ColumnSpec['type']): type is Summed =>
  type === 'number' || type === 'hours' || type === 'amount';

async function comparisonsOf(
  total: ControlTotal,
  counted: Readonly<Record<string, string>>,
  context: CheckContext,
): Promise<readonly Comparison[]> {
  const { files, datasets } = context.ingested;
  const at = files.findIndex(({ path }) => path === total.file);
  const file = files[at];
  const spec = datasets.find((one) => one.spec.id === file?.dataset)?.spec;
  if (!file || !spec) return [];
  const part = { spec, at, where: counted[spec.id] ?? 'true' };
  const from = startOf(total, context);
  const found: Comparison[] = [];
  for (const [name, text] of Object.entries(total.cells)) {
    const digits = NUMBER.exec(text.replace(/[,，\s]/g, ''))?.[1];
    const column = spec.columns.find((one) => one.name === name);
    if (digits === undefined || !column) continue;
    const isSum = isSummed(column.type);
    const value = isSum
      ? `coalesce(sum(${inExactParts(quoteName(name))}), 0)`
      : `count(*) * ${EXACT_PARTS}`;
    const own = [
      ...(isSum ? [] : [decimalOf(recordsOf(file))]),
      await totalOf(value, part, 0, Number.MAX_SAFE_INTEGER, context),
      await totalOf(value, part, from, total.record, context),
    ];
    const matched = file.columns.find((one) => one.column === name);
    const header = matched?.header ?? column.header;
    const printed = inColumnUnit(digits, column, matched ?? null);
    if (printed === null) continue;
    found.push({ file, record: total.record, header, decimals: isSum ? 2 : 0, printed, own });
  }
  return found;
}

/** A printed total in the unit in which the column is kept, as its header gives it; null where it cannot be read so. */
function inColumnUnit(
  digits: string,
  column: ColumnSpec,
  matched: MatchedColumn | null,
): Fraction | null {
  const unit = matched === null ? null : givenUnit(column, matched);
  if (unit === null) return parseDecimal(digits);
  if (!isSummed(column.type)) return null;
  const read = quantityReader(column.type, unit)(digits);
  return read.ok && read.value !== null ? parseDecimal(String(read.value)) : null;
}

/** The record of the total before this one in the same file, or 0. */
function startOf({ file, record }: ControlTotal, { ingested }: CheckContext): number {
  const earlier = ingested.controlTotals.filter((one) => one.file === file && one.record < record);
  return Math.max(0, ...earlier.map((one) => one.record));
}

/** Records of a file that are no furniture. */
function recordsOf({ account }: InputFile): number {
  const { accepted, corrected, quarantined, duplicate, superseded, otherMonth } = account;
  return accepted + corrected + quarantined + duplicate + superseded + otherMonth;
}

async function totalOf(
  value: string,
  part: { readonly spec: DatasetSpec; readonly at: number; readonly where: string },
  from: number,
  to: number,
  { store }: CheckContext,
): Promise<Fraction> {
  const [row] = await store.rows(
    `select cast(${value} as varchar) as total from ${quoteName(part.spec.id)}
     where _file = ? and _record > ? and _record < ? and (${part.where})`,
    [part.at, from, to],
  );
  return fraction(BigInt(String(row?.total ?? '0')), EXACT_PARTS);
}

function wordsOf({ file, header, printed, own, decimals }: Comparison): string {
  const [first = fraction(0n)] = own;
  return `${file.path}「${header}」${grouped(printed, decimals)}/${grouped(first, decimals)}`;
}
