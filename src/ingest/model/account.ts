import { fault } from '../../messages/fault.ts';
import type { RowAccount, RowClass } from './types.ts';

/** Every class of rule 7, furniture first. */
export const ROW_CLASSES: readonly RowClass[] = [
  'title',
  'header',
  'total',
  'footer',
  'blank',
  'quarantined',
  'duplicate',
  'superseded',
  'otherMonth',
  'corrected',
  'accepted',
];

/** The account of one file; throws when its classes do not add up to the records read (rule 7). */
export function balanced(
  file: string,
  records: number,
  counts: Readonly<Record<RowClass, number>>,
): RowAccount {
  const sum = ROW_CLASSES.reduce((total, name) => total + counts[name], 0);
  if (sum !== records) throw fault('ingest.account_mismatch', { file, records, sum });
  return { ...counts, records };
}
