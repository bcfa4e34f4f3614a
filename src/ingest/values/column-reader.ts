import { oneLabel } from '../../pack/dataset/one-width.ts';
import type { ColumnSpec, ColumnType } from '../../pack/dataset/types.ts';
import { maskText } from '../../privacy/mask.ts';
import type { Organization } from '../../workspace/types.ts';
import type { MatchedColumn } from '../model/types.ts';
import { type DateContext, readDateTime } from './datetime.ts';
import { flagReader } from './flag.ts';
import { headerUnit } from './header-form.ts';
import { isUnitOfTime } from './header-units.ts';
import { readId } from './id.ts';
import { branchReader, departmentReader, enumReader } from './member.ts';
import { readMonth } from './month.ts';
import { type PercentNotation, readAmount, readHours, readNumber, readPercent } from './number.ts';
import { type CellReader, good, type Parsed } from './parsed.ts';
import { readUserNumber } from './phone.ts';
import { readRank } from './rank.ts';
import { isUserNumber } from './shown-numbers.ts';
import { readSpan } from './span.ts';
import { comparable, readText } from './text.ts';

/** What reading depends on beside the cell. */
export interface ReadingContext extends DateContext {
  readonly organization: Organization;
  /** How the bare numbers of this export's percent columns are meant. */
  readonly percents: ReadonlyMap<string, PercentNotation>;
}

/** What is the same for all exports of a dataset. */
export type DatasetContext = Omit<ReadingContext, 'date1904' | 'percents' | 'dayOrder'>;

/** Makes the reader of one column of one export. */
export function readerFor(
  column: ColumnSpec,
  matched: MatchedColumn,
  context: ReadingContext,
): CellReader {
  switch (column.type) {
    case 'id':
      return isUserNumber(column) ? readUserNumber : readId;
    case 'text':
      return column.personal === 'name' ? readMasked : readLabel;
    case 'datetime':
      return dateTimeReader(matched, context);
    case 'month':
      return remembering((cell) => readMonth(cell, context));
    case 'hours':
    case 'number':
    case 'amount':
      return quantityReader(column.type, givenUnit(column, matched));
    case 'rank':
      return readRank;
    case 'percent':
      return percentReader(matched, context);
    case 'enum':
      return remembering(
        enumReader(column.values, column.ambiguous, column.open ? readLabel : null),
      );
    case 'flag':
      return remembering(
        flagReader({ ...column, header: matched.header, inverse: isInverse(matched) }),
      );
    case 'branch':
      return remembering(branchReader(context.organization));
    case 'department':
      return remembering(departmentReader(context.organization));
  }
}

/**
 * The unit that a header gives to the bare numbers below it, where it changes them: minutes in a column of hours,
 * 万户 in one of users. Null where a number means what it says.
 */
export function givenUnit({ type }: ColumnSpec, { header }: MatchedColumn): string | null {
  const unit = headerUnit(header);
  if (unit === null) return null;
  if (type === 'hours') return isUnitOfTime(unit) && !IS_HOURS.test(unit) ? unit : null;
  if (type === 'amount' && /^[分角]$/.test(unit)) return unit;
  return (type === 'number' || type === 'amount') && IS_MANY.test(unit) ? unit : null;
}

const IS_HOURS = /^(?:个?(?:小时|小時|钟头)|时|時|H(?:(?:OU)?RS?)?)$/;
/** 万户, but not 百分比. */
const IS_MANY = /^[百千万亿](?!分)/;

/**
 * What a header says of how the cells below it are read: its unit, and which way round it asks. Headers of one column of
 * which this is the same may stand for one another.
 */
export function readingUnder(column: ColumnSpec, matched: MatchedColumn): string {
  const { how, header } = matched;
  const part = how === 'span_start' || how === 'span_end' ? how : '';
  const notation = column.type === 'percent' ? headerNotation(headerUnit(header)) : null;
  return [isInverse(matched), part, givenUnit(column, matched), notation].join(' ');
}

const BARE_NUMBER = /^[+-]?(?:[\d,]+\.?\d*|\.\d+)$/;

/** The reader of what is added up, under a header that gives this unit. */
export function quantityReader(
  type: 'hours' | 'number' | 'amount',
  unit: string | null,
): CellReader {
  if (type === 'hours') return (cell) => readHours(cell, unit);
  return inUnit(type === 'number' ? readNumber : readAmount, unit);
}

function inUnit(read: CellReader, unit: string | null): CellReader {
  if (unit === null) return read;
  return (cell) => {
    const text = comparable(cell);
    return read(BARE_NUMBER.test(text) ? text + unit : cell);
  };
}

function dateTimeReader({ how }: MatchedColumn, context: ReadingContext): CellReader {
  if (how === 'span_start') return (cell) => readSpan(cell, 'start', context);
  if (how === 'span_end') return (cell) => readSpan(cell, 'end', context);
  return (cell) => readDateTime(cell, context);
}

function percentReader({ column, header }: MatchedColumn, context: ReadingContext): CellReader {
  const notation = headerNotation(headerUnit(header)) ?? context.percents.get(column) ?? 'fraction';
  return (cell) => readPercent(cell, notation);
}

function headerNotation(unit: string | null): PercentNotation | null {
  if (unit === null) return null;
  if (/^(?:%|百分[比数制之])$/.test(unit)) return 'percent';
  if (/^(?:‰|千分[比之])$/.test(unit)) return 'permille';
  return /^(?:小数|0.1)/.test(unit) ? 'fraction' : null;
}

function isInverse({ how }: MatchedColumn): boolean {
  return how === 'inverse' || how === 'workspace_inverse';
}

/** What people wrote may name a subscriber, and it can become a member of a dimension: numbers are masked at once. */
function readMasked(cell: string): Parsed {
  const read = readText(cell);
  return read.ok && read.value !== null ? good(maskText(read.value)) : read;
}

/** Masked before its blanks go: these part numbers. Those of names stay, for they part people. */
function readLabel(cell: string): Parsed {
  const read = readMasked(cell);
  return read.ok && typeof read.value === 'string' ? good(oneLabel(read.value)) : read;
}

const REMEMBERED = 2_000;

/** Columns of few distinct values need each read only once; the bound keeps odd files from filling memory. */
function remembering(read: CellReader): CellReader {
  const seen = new Map<string, Parsed>();
  return (cell) => {
    const known = seen.get(cell);
    if (known) return known;
    const parsed = read(cell);
    if (seen.size < REMEMBERED) seen.set(cell, parsed);
    return parsed;
  };
}

/** The store's type of a column. Numbers are decimals; hours are the doubles nearest to exact numbers (see `store/exact-number.ts`), so that sums and
 * limits compare exactly. */
export function sqlTypeOf(type: ColumnType): string {
  switch (type) {
    case 'id':
    case 'text':
    case 'enum':
    case 'branch':
    case 'department':
      return 'VARCHAR';
    case 'datetime':
    case 'month':
      return 'TIMESTAMP';
    case 'hours':
      return 'DOUBLE';
    case 'number':
    case 'rank':
    case 'percent':
      return 'DECIMAL(18,6)';
    case 'amount':
      return 'DECIMAL(18,2)';
    case 'flag':
      return 'BOOLEAN';
  }
}
