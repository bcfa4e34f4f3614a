import {
  filesOfHistory,
  type HistoryFolders,
  type ReadMonth,
  readHistory,
} from '../history/read-history.ts';
import type { Message } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import { overPeriod } from '../metrics/over-longer.ts';
import { type Meanings, withSameMeaning } from '../metrics/same-meaning.ts';
import { periodOfMonths } from '../metrics/summed-months.ts';
import { trailPeriods } from '../metrics/trail.ts';
import type { PastMonth } from '../metrics/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { isBefore, isLonger, kindOf, partsOf, yearBefore, yearUpTo } from '../workspace/periods.ts';
import type { Breaks, Period } from '../workspace/types.ts';

export interface EarlierRequest {
  readonly folders: HistoryFolders;
  /** The report's period. */
  readonly month: Period;
  readonly metrics: readonly MetricSpec[];
  readonly breaks: Breaks;
  /** What each metric means now, and changes of it across which people say that figures compare. */
  readonly meanings: Meanings;
  readonly comparable: Breaks;
  readonly warn: (warning: Message) => void;
}

/** The periods that a report looks back at. */
export interface Earlier {
  readonly past: readonly PastMonth[];
  /** The months of a longer period that were reported by themselves, oldest first; none of a month. */
  readonly inside: readonly PastMonth[];
}

/** All the files that figures of a period can come of, not looked into. Throws as {@link earlierPeriods} does for one that cannot be read. */
export function filesOfEarlier({
  folders,
  month,
  metrics,
}: Pick<EarlierRequest, 'folders' | 'month' | 'metrics'>): readonly ReadMonth[] {
  const wanted = wantedOf(month, metrics);
  const longer = wanted.filter((one) => isLonger(kindOf(one), 'month'));
  const parts = longer.flatMap((one) => partsOf(one, 'month'));
  return filesOfHistory(folders, [...new Set([...wanted, ...parts])].sort());
}

/**
 * What is on file of the periods that a report looks back at: those of its kind, and those of the longer kinds over which
 * metrics have figures. A longer period that was never reported is what its months come to, where all are on file.
 */
export function earlierPeriods(request: EarlierRequest): Earlier {
  const { folders, month, metrics, breaks, meanings, comparable, warn } = request;
  const same = (past: readonly PastMonth[]) => withSameMeaning(past, month, meanings, comparable);
  const wanted = wantedOf(month, metrics);
  const known = readHistory(folders, wanted, warn);
  const unknown = wanted.filter(
    (one) => isLonger(kindOf(one), 'month') && !known.some((own) => own.month === one),
  );
  const parts = new Set(unknown.flatMap((one) => partsOf(one, 'month')));
  for (const own of known) parts.delete(own.month);
  const months = same([...known, ...readHistory(folders, [...parts].sort(), warn)]);
  const summed = unknown.flatMap((one) => {
    const whole = periodOfMonths(one, partsOf(one, 'month'), months, metrics, breaks);
    return whole === null ? [] : [whole];
  });
  // No figure comes of these.
  const inside = monthsInside(month);
  return {
    past: [...same(known), ...summed],
    inside: same(inside.flatMap((one) => readIfWhole(folders, one, warn))),
  };
}

/** A month of the period that is only shown beside its figures: one that cannot be read is told, and left out. */
function readIfWhole(
  folders: HistoryFolders,
  month: Period,
  warn: EarlierRequest['warn'],
): readonly PastMonth[] {
  try {
    return readHistory(folders, [month], warn);
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    warn(cause.said);
    return [];
  }
}

function monthsInside(period: Period): readonly Period[] {
  return isLonger(kindOf(period), 'month') ? partsOf(period, 'month') : [];
}

/** The periods that are looked back at, in order. */
function wantedOf(month: Period, metrics: readonly MetricSpec[]): readonly Period[] {
  const overs = oversOf(month, metrics);
  const begun = monthsBegun(month, metrics);
  const wanted = new Set([...[month, ...overs].flatMap(lookedBackAt), ...begun]);
  for (const own of [month, ...overs]) wanted.delete(own);
  return [...wanted].sort();
}

/** The longer periods under way over which metrics have figures. */
function oversOf(month: Period, metrics: readonly MetricSpec[]): readonly Period[] {
  return [...new Set(metrics.flatMap(({ over }) => (over ? [over.kind] : [])))]
    .filter((kind) => isLonger(kind, kindOf(month)) && kindOf(month) !== 'week')
    .map((kind) => overPeriod(kind, month));
}

/** Their months before the report's, oldest first. */
export function monthsBegun(month: Period, metrics: readonly MetricSpec[]): readonly Period[] {
  const all = oversOf(month, metrics).flatMap((over) => partsOf(over, 'month'));
  return [...new Set(all)].filter((one) => isBefore(one, month)).sort();
}

/** The periods of its kind that a period is compared with: the last ones, its namesake, and those of its year. */
function lookedBackAt(period: Period): readonly Period[] {
  const namesake = yearBefore(period);
  return [...trailPeriods(period), ...yearUpTo(period), ...(namesake === null ? [] : [namesake])];
}
