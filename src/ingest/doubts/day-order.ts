import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import { stagingTable } from '../load/staging.ts';
import type { DayOrder } from '../values/date-forms.ts';

/** How an export writes dates such as 7/3/2009, and a cell that proves it. */
export interface FoundOrder {
  readonly order: DayOrder;
  /** The column of the cell, by its canonical name. */
  readonly column: string;
  readonly sample: string;
}

const FORM = String.raw`^(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?\d{4}(?:\D.*)?$`;

/** SQL of the condition that a raw record has a date which is not written with its year first: few have. */
export function mayTellOrder(spec: DatasetSpec): string {
  const odd = datesOf(spec).map(({ name }) => isOdd(quoteName(name)));
  return odd.length === 0 ? 'false' : odd.join(' OR ');
}

function datesOf({ columns }: DatasetSpec): DatasetSpec['columns'] {
  return columns.filter(({ type }) => type === 'datetime' || type === 'month');
}

/** Most cells begin with their year: told by what most systems write, which takes a tenth of the time, or by three digits. */
function isOdd(cell: string): string {
  const isDigit = (at: number) => `substr(${cell}, ${at}, 1) BETWEEN '0' AND '9'`;
  return `CASE WHEN ${cell} = '' OR (${cell} LIKE '____-__-__%' AND ${cell} >= '0' AND ${cell} < ':') THEN false
    ELSE NOT (${isDigit(1)} AND ${isDigit(2)} AND ${isDigit(3)}) END`;
}

/**
 * Tells of each export, by file number, whether the day or the month stands first in dates that end in their year: a
 * number over 12 is a day. Nothing is said of an export that has no such number, or has them in both places. To be asked
 * where {@link mayTellOrder} holds for some record.
 */
export async function dayOrders(
  store: Store,
  spec: DatasetSpec,
): Promise<ReadonlyMap<number, FoundOrder>> {
  const orders = new Map<number, FoundOrder>();
  const parts = datesOf(spec).map(({ name }) => {
    const cell = quoteName(name);
    return `SELECT DISTINCT _file, '${name}' AS name, trim(${cell}) AS text FROM ${quoteName(stagingTable(spec))}
      WHERE ${isOdd(cell)} AND regexp_matches(trim(${cell}), '${FORM}')`;
  });
  const number = (group: number) => `CAST(regexp_extract(text, '${FORM}', ${group}) AS INTEGER)`;
  const rows = await store.rows(
    `SELECT _file, count(*) FILTER (one > 12) AS days, count(*) FILTER (other > 12) AS months,
       min_by(text, (_file, name, text)) FILTER (one > 12 OR other > 12) AS sample,
       min_by(name, (_file, name, text)) FILTER (one > 12 OR other > 12) AS name
     FROM (SELECT *, ${number(1)} AS one, ${number(2)} AS other FROM (${parts.join(' UNION ALL ')}))
     GROUP BY _file`,
  );
  for (const { _file, days, months, sample, name } of rows) {
    if (Number(days) > 0 === Number(months) > 0) continue;
    const order = Number(days) > 0 ? 'day_first' : 'month_first';
    orders.set(Number(_file), { order, column: String(name), sample: String(sample) });
  }
  return orders;
}
