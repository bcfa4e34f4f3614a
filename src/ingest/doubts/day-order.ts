import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName, type Store } from '../../store/store.ts';
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

/**
 * Tells of each export, by file number, whether the day or the month stands first in dates that end in their year: a
 * number over 12 is a day. Nothing is said of an export that has no such number, or has them in both places.
 */
export async function dayOrders(
  store: Store,
  spec: DatasetSpec,
): Promise<ReadonlyMap<number, FoundOrder>> {
  const orders = new Map<number, FoundOrder>();
  const columns = spec.columns.filter(({ type }) => type === 'datetime' || type === 'month');
  if (columns.length === 0) return orders;
  const parts = columns.map(({ name }) => {
    const cell = quoteName(name);
    // Most cells are of this form, which is never the other and is told in a tenth of the time.
    const isYearFirst = `${cell} LIKE '____-__-__%' AND ${cell} >= '0' AND ${cell} < ':'`;
    return `SELECT DISTINCT _file, '${name}' AS name, trim(${cell}) AS text FROM ${quoteName(stagingTable(spec))}
      WHERE ${cell} <> '' AND NOT (${isYearFirst}) AND regexp_matches(trim(${cell}), '${FORM}')`;
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
