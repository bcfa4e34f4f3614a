import type { ColumnSpec, ColumnType } from '../../pack/types.ts';
import { maskText } from '../../privacy/mask.ts';
import type { Organization } from '../../workspace/types.ts';
import type { MatchedColumn } from '../types.ts';
import { type DateContext, readDateTime } from './datetime.ts';
import { flagReader } from './flag.ts';
import { readId } from './id.ts';
import { branchReader, departmentReader, enumReader } from './member.ts';
import { readMonth } from './month.ts';
import { readAmount, readHours, readNumber } from './number.ts';
import { type CellReader, good, type Parsed } from './parsed.ts';
import { readRank } from './rank.ts';
import { readText } from './text.ts';

/** What reading depends on beside the cell. */
export interface ReadingContext extends DateContext {
  readonly organization: Organization;
}

/** Makes the reader of one column of one export. */
export function readerFor(
  column: ColumnSpec,
  matched: MatchedColumn,
  context: ReadingContext,
): CellReader {
  switch (column.type) {
    case 'id':
      return readId;
    case 'text':
      return readMasked;
    case 'datetime':
      return (cell) => readDateTime(cell, context);
    case 'month':
      return remembering((cell) => readMonth(cell, context));
    case 'hours':
      return readHours;
    case 'number':
      return readNumber;
    case 'rank':
      return readRank;
    case 'amount':
      return readAmount;
    case 'enum':
      return remembering(enumReader(column.values, column.ambiguous));
    case 'flag':
      return remembering(flagReader(matched.header, matched.how === 'inverse'));
    case 'branch':
      return remembering(branchReader(context.organization.branches));
    case 'department':
      return remembering(departmentReader(context.organization.departments));
  }
}

/** What people wrote may name a subscriber, and it can become a member of a dimension: numbers are masked at once. */
function readMasked(cell: string): Parsed {
  const read = readText(cell);
  return read.ok && read.value !== null ? good(maskText(read.value)) : read;
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

/** The store's type of a column. Hours and numbers are decimals, so that sums and limits compare exactly. */
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
    case 'number':
    case 'rank':
      return 'DECIMAL(18,6)';
    case 'amount':
      return 'DECIMAL(18,2)';
    case 'flag':
      return 'BOOLEAN';
  }
}
