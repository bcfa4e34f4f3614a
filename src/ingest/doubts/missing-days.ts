import { median } from '../../number/median.ts';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName, quoteText } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import type { MissingDays } from '../model/types.ts';

/** All together may be quiet for a weekend; a branch, and whoever works on workdays only, over the longest holiday. */
const FEWEST_DAYS = { ofAll: 3, ofBranch: 10 };
/** How likely it may be at most that so many days have no record by chance. */
const CHANCE = 1e-6;
const DAY = 86_400_000;

/** Whole days of local time, `[start, end)`. */
interface Span {
  readonly start: string;
  readonly end: string;
}

/**
 * Stretches of days in `ranges` without a record of a dataset whose records come every day: an export that was made too
 * early, or for other days. Of all branches together, and of each by itself where all have some. A range without any
 * record is left to those who tell of exports that did not come. `silent`: those of `branches` of which there is no record
 * at all while there are some of others.
 */
export async function missingDays(
  store: Store,
  spec: DatasetSpec,
  present: readonly string[],
  ranges: readonly Span[],
  branches: readonly string[],
): Promise<{ readonly gaps: readonly MissingDays[]; readonly silent: readonly string[] }> {
  const cohort = spec.columns.find(({ name }) => name === spec.cohort);
  if (spec.everyDay !== true || cohort?.type !== 'datetime') return { gaps: [], silent: [] };
  const branch = spec.columns.find(({ type, name }) => type === 'branch' && present.includes(name));
  const time = quoteName(cohort.name);
  const within = ranges.map(
    ({ start, end }) =>
      `(${time} >= TIMESTAMP ${quoteText(start)} AND ${time} < TIMESTAMP ${quoteText(end)})`,
  );
  const rows = await store.rows(
    `SELECT ${branch === undefined ? 'NULL' : quoteName(branch.name)} AS branch,
      date_diff('day', DATE '1970-01-01', CAST(${time} AS DATE)) AS day, count(*) AS records
    FROM ${quoteName(spec.id)} WHERE ${within.join(' OR ')} GROUP BY ALL ORDER BY ALL`,
  );
  const counted = rows.map((row) => ({
    branch: row.branch === null ? null : String(row.branch),
    day: Number(row.day),
    records: Number(row.records),
  }));
  const byBranch = Map.groupBy(counted, (one) => one.branch);
  const hasSome = branches.some((name) => byBranch.has(name));
  const silent = hasSome ? branches.filter((name) => !byBranch.has(name)) : [];
  const spans = joined(ranges.filter((range) => counted.some(({ day }) => isIn(range, day))));
  const least = isOfWorkdays(counted) ? FEWEST_DAYS.ofBranch : FEWEST_DAYS.ofAll;
  const ofAll = gapsIn(counted, spans, least);
  const isTold = (gap: Gap) =>
    ofAll.some(({ first, last }) => first <= gap.first && gap.last <= last);
  const ofEach = [...byBranch].flatMap(([branch, own]) =>
    branch === null
      ? []
      : gapsIn(own, spans, FEWEST_DAYS.ofBranch)
          .filter((gap) => !isTold(gap))
          .map((gap) => ({ ...gap, branch })),
  );
  return { gaps: [...ofAll.map((gap) => ({ ...gap, branch: null })), ...ofEach], silent };
}

type Gap = Omit<MissingDays, 'branch'>;

/** Ranges as whole stretches of days: a month that ends where the next begins is one with it. */
function joined(ranges: readonly Span[]): readonly Span[] {
  const whole: Span[] = [];
  for (const { start, end } of ranges) {
    const before = whole.at(-1);
    if (before?.end === start) whole.splice(-1, 1, { start: before.start, end });
    else whole.push({ start, end });
  }
  return whole;
}

function isIn({ start, end }: Span, day: number): boolean {
  return day >= dayOf(start) && day < dayOf(end);
}

/** Whether most weekends between the first and the last record have none: nobody works then, nor on holidays. */
function isOfWorkdays(counts: readonly DayCount[]): boolean {
  const filled = new Set(counts.map(({ day }) => day));
  const [first, last] = [Math.min(...filled), Math.max(...filled)];
  let [weekend, empty] = [0, 0];
  for (let day = first; day <= last; day += 1) {
    // The first day that is counted was a Thursday.
    if (![2, 3].includes(day % 7)) continue;
    weekend += 1;
    if (!filled.has(day)) empty += 1;
  }
  return empty * 2 > weekend;
}

interface DayCount {
  readonly day: number;
  readonly records: number;
}

/**
 * Stretches that chance does not explain: were the records spread evenly, none of n would lie in k of d days with
 * (1 − k/d)ⁿ, anywhere in them with at most d − k + 1 times that. A day of a storm counts like a usual one (the median).
 */
function gapsIn(
  counts: readonly DayCount[],
  ranges: readonly Span[],
  fewest: number,
): readonly Gap[] {
  const filled = new Map<number, number>();
  for (const { day, records } of counts) filled.set(day, (filled.get(day) ?? 0) + records);
  const usual = median([...filled.values()]);
  const spans = ranges.map(({ start, end }) => ({ first: dayOf(start), end: dayOf(end) }));
  const all = spans.reduce((sum, { first, end }) => sum + end - first, 0);
  if (filled.size === 0) return [];
  const isByChance = (days: number) =>
    (1 - days / all) ** (usual * filled.size) * (all - days + 1) >= CHANCE;
  return spans.flatMap(({ first, end }) => {
    const own = [...filled.keys()].filter((day) => day >= first && day < end).sort((a, b) => a - b);
    return [first - 1, ...own].flatMap((before, at) => {
      const days = (own[at] ?? end) - before - 1;
      if (days < fewest || isByChance(days)) return [];
      const [from, to] = [textOf(before + 1), textOf(before + days)];
      return [{ first: from, last: to, days, usual: Math.round(usual) }];
    });
  });
}

/** The number of a day, of the time with which a range begins or ends. */
function dayOf(time: string): number {
  return Date.parse(`${time.slice(0, 10)}T00:00:00Z`) / DAY;
}

function textOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
