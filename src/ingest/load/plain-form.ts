import type { ColumnSpec } from '../../pack/dataset/types.ts';
import { PLAIN_NUMBER } from '../values/phone.ts';
import { isUserNumber } from '../values/shown-numbers.ts';

const DATETIME = String.raw`(?:199\d|20\d\d)[-/]\d{1,2}[-/]\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?`;
const ID = '[A-Za-z]{0,8}[0-9]+(?:-[0-9]+)*';
const NUMBER = String.raw`[0-9]{1,9}(?:\.[0-9]{1,6})?`;
const AMOUNT = String.raw`[0-9]{1,9}(?:\.[0-9]{1,2})?`;

/**
 * The SQL that gives a cell's value where the cell is in the plainest form of its type, and NULL everywhere
 * else; null for types whose values are few and left to their reader. `cell` is the SQL of the cell's text.
 * It only saves time: a plain form gives what the type's reader gives.
 */
export function plainForm(column: ColumnSpec, cell: string): string | null {
  switch (column.type) {
    case 'id':
      return when(isUserNumber(column) ? PLAIN_NUMBER : ID, cell, cell);
    case 'datetime':
      // The form in which most systems write; to look at its signs takes a third of the time.
      return `CASE WHEN ${cell} = '' THEN NULL
        WHEN ${isUsualTime(cell)} THEN TRY_CAST(${cell} AS TIMESTAMP)
        WHEN regexp_full_match(${cell}, '${DATETIME}') THEN TRY_CAST(replace(${cell}, '/', '-') AS TIMESTAMP) END`;
    case 'hours':
      return when(NUMBER, cell, `TRY_CAST(${cell} AS DOUBLE)`);
    case 'number':
      return when(NUMBER, cell, `TRY_CAST(${cell} AS DECIMAL(18,6))`);
    case 'amount':
      return when(AMOUNT, cell, `TRY_CAST(${cell} AS DECIMAL(18,2))`);
    case 'text':
    case 'month':
    case 'rank':
    case 'percent':
    case 'enum':
    case 'flag':
    case 'branch':
    case 'department':
      return null;
  }
}

/** A year from 1990 to 2099, and a digit at the end: what else stands between these signs and is a time, is that time. */
function isUsualTime(cell: string): string {
  return `${cell} LIKE '____-__-__ __:__:__' AND ${cell} >= '1990' AND ${cell} < '21' AND right(${cell}, 1) BETWEEN '0' AND '9'`;
}

function when(form: string, cell: string, value: string): string {
  return `CASE WHEN regexp_full_match(${cell}, '${form}') THEN ${value} END`;
}
