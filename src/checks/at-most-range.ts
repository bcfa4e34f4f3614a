import { countText } from '../number/display.ts';

import { quoteName } from '../store/quoted.ts';
import { type Checker, notApplicable, notProvided, outcome } from './context.ts';
import { absentColumns, countedIn } from './records.ts';
import type { CheckCase } from './types.ts';

/** Two numbers of one range, or a number alone; digits may be full-width. */
const RANGE = /^(\d{3,})(?:(?:-+|~|至|到|—+|–)(\d{1,}))?$/;

/**
 * Compares a count of users with the length of the number range that it was told for: a range is capacity, so there
 * can be no more users than numbers. The range never takes the place of the count. Records without a range that can
 * be read stand aside and are counted.
 */
export const atMostRange: Checker<'at_most_range'> = async (spec, context) => {
  const { dataset, where, key, count, range, unit } = spec;
  const used = [where, key, count, range, ...(unit === null ? [] : [unit])];
  const absent = notProvided([dataset], context);
  const missing = absentColumns(dataset, used, context);
  if (absent.length + missing.length > 0) return notApplicable(spec, missing, absent);
  const counted = countedIn(dataset, where, context);
  const rows = await context.store.rows(
    `select cast(${quoteName(key)} as varchar) as id, cast(${quoteName(count)} as double) as n,
            cast(${quoteName(range)} as varchar) as numbers,
            ${unit === null ? "''" : `cast(${quoteName(unit)} as varchar)`} as unit
     from ${quoteName(dataset)} where ${quoteName(count)} is not null and ${counted} order by 1`,
  );
  const told = rows.map((row) => ({
    id: context.mask(String(row.id)),
    unit: String(row.unit ?? ''),
    count: Number(row.n),
    numbers: rangeLength(String(row.numbers ?? '')),
  }));
  const compared = told.flatMap((one) =>
    one.numbers === null ? [] : [{ ...one, numbers: one.numbers }],
  );
  if (compared.length === 0) return notApplicable(spec, [spec.name]);
  const over = compared.filter((one) => one.count > one.numbers);
  const without = told.length - compared.length;
  return [
    outcome(spec, over.length > 0 ? 'differs' : 'agrees', {
      keys: spec.metrics,
      size: over.length,
      facts: {
        count: countText(compared.length),
        wrong: countText(over.length),
        without: without === 0 ? '' : countText(without),
        list: over
          .map((one) => `${one.id}（${whole(one.count)}/${whole(one.numbers)}）`)
          .join('、'),
      },
      cases: over.map(({ id, unit: of }): CheckCase => ({ id, unit: of, matter: 'over_range' })),
    }),
  ];
};

/**
 * How many numbers a text such as 6100000-6100127 holds; several ranges, parted by 、，；or a space, are added.
 * The end may be given by its last digits alone (6100000-0127). null for what is no range.
 */
export function rangeLength(text: string): number | null {
  const parts = text
    .normalize('NFKC')
    .replace(/\s*([-~至到—–]+)\s*/g, '$1')
    .split(/[、,;\s]+/)
    .filter((part) => part !== '');
  const lengths = parts.map(lengthOf);
  if (lengths.length === 0 || lengths.includes(null)) return null;
  return lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0);
}

function lengthOf(part: string): number | null {
  const [, first, last] = RANGE.exec(part) ?? [];
  if (first === undefined) return null;
  if (last === undefined) return 1;
  const end = last.length < first.length ? first.slice(0, -last.length) + last : last;
  const length = Number(end) - Number(first) + 1;
  return end.length === first.length && length > 0 ? length : null;
}

function whole(count: number): string {
  return countText(Math.round(count));
}
