import type { ControlTotal, InputFile, MatchedColumn } from '../ingest/model/types.ts';
import { givenUnit, quantityReader } from '../ingest/values/column-reader.ts';
import { grouped } from '../number/display.ts';
import { compare, decimalOf, type Fraction, fraction, parseDecimal } from '../number/fraction.ts';
import type { ColumnSpec } from '../pack/dataset/types.ts';
import { EXACT_PARTS, inExactParts } from '../store/exact-number.ts';
import { quoteName } from '../store/quoted.ts';
import { type CheckContext, type Checker, outcome } from './context.ts';
import type { CheckCase } from './types.ts';

/**
 * Compares the totals that exports print with the same file: a sum where the column holds numbers, of the file or of
 * the records since the total before; else the number of its records, all or those in use. Records that could not be
 * used are missing in our sum.
 */
export const controlTotal: Checker<'control_total'> = async (spec, context) => {
  const printed = context.ingested.controlTotals.flatMap((total) =>
    printedOf(total, spec.counted, context),
  );
  const compared = await comparisonsOf(printed, context);
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

/** A total that an export prints, and the figures of ours that it may mean. */
interface Printed extends Omit<Comparison, 'own'> {
  readonly dataset: string;
  /** What is known without asking. */
  readonly known: readonly Fraction[];
  /** What is asked of the dataset's table, in exact parts. */
  readonly asked: readonly string[];
}

function printedOf(
  total: ControlTotal,
  counted: Readonly<Record<string, string>>,
  context: CheckContext,
): readonly Printed[] {
  const { files, datasets } = context.ingested;
  const at = files.findIndex(({ path }) => path === total.file);
  const file = files[at];
  const spec = datasets.find((one) => one.spec.id === file?.dataset)?.spec;
  if (!file || !spec) return [];
  const counts = `_file = ${at} and (${counted[spec.id] ?? 'true'})`;
  const since = `${counts} and _record > ${startOf(total, context)} and _record < ${total.record}`;
  return Object.entries(total.cells).flatMap(([name, text]) => {
    const digits = NUMBER.exec(text.replace(/[,，\s]/g, ''))?.[1];
    const column = spec.columns.find((one) => one.name === name);
    if (digits === undefined || !column) return [];
    const matched = file.columns.find((one) => one.column === name);
    const printed = inColumnUnit(digits, column, matched ?? null);
    if (printed === null) return [];
    const isSum = isSummed(column.type);
    const asked = [counts, since].map((where) =>
      isSum
        ? `coalesce(sum(${inExactParts(quoteName(name))}) filter (where ${where}), 0)`
        : `count(*) filter (where ${where}) * ${EXACT_PARTS}`,
    );
    const known = isSum ? [] : [decimalOf(recordsOf(file))];
    const header = matched?.header ?? column.header;
    const { record } = total;
    return [
      { file, record, header, decimals: isSum ? 2 : 0, printed, dataset: spec.id, known, asked },
    ];
  });
}

/** Far more totals than exports print; one statement asks for no more. */
const MOST_AT_ONCE = 100;

/** Asks each table at once for what is printed of it. */
async function comparisonsOf(
  all: readonly Printed[],
  { store }: CheckContext,
): Promise<readonly Comparison[]> {
  const own = new Map<Printed, readonly Fraction[]>();
  for (const [dataset, ofTable] of Map.groupBy(all, (one) => one.dataset)) {
    for (let from = 0; from < ofTable.length; from += MOST_AT_ONCE) {
      const several = ofTable.slice(from, from + MOST_AT_ONCE);
      const columns = several.flatMap(({ asked }, place) =>
        asked.map((sql, at) => `cast(${sql} as varchar) as ${columnOf(place, at)}`),
      );
      const [row] = await store.rows(`select ${columns.join(', ')} from ${quoteName(dataset)}`);
      for (const [place, one] of several.entries()) {
        const found = one.asked.map((_, at) => String(row?.[columnOf(place, at)] ?? '0'));
        own.set(one, [...one.known, ...found.map((n) => fraction(BigInt(n), EXACT_PARTS))]);
      }
    }
  }
  return all.map((one) => ({ ...one, own: own.get(one) ?? [] }));
}

function columnOf(place: number, at: number): string {
  return `t${place}_${at}`;
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

function wordsOf({ file, header, printed, own, decimals }: Comparison): string {
  const [first = fraction(0n)] = own;
  return `${file.path}「${header}」${grouped(printed, decimals)}/${grouped(first, decimals)}`;
}
