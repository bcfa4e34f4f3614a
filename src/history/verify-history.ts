import { type Message, message } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import { exactValue } from '../metrics/exact-value.ts';
import type { MetricResult, MetricsFile, PastMonth } from '../metrics/types.ts';
import { displayValue } from '../number/display.ts';
import type { Unit } from '../number/unit.ts';
import { standsAt } from '../workspace/allowed-places.ts';
import { addMonths, isBefore, kindOf, PERIOD_KINDS } from '../workspace/periods.ts';
import type { Period } from '../workspace/types.ts';
import { keptFinals } from './kept-final.ts';
import { monthsOnFile } from './months-on-file.ts';
import { finalFile, type HistoryFolders, readHistory, readMetricsFile } from './read-history.ts';
import { periodsWithSources } from './sources.ts';

/** What is wrong with the months on file: damaged ones, gaps, figures that their own parts or the months before deny. */
export interface HistoryState {
  readonly months: readonly PastMonth[];
  readonly problems: readonly Message[];
}

/** Reads every month on file, each on its own, so that a damaged one hides no other. */
export function verifyHistory(folders: HistoryFolders): HistoryState {
  const problems: Message[] = [];
  const names = monthsOnFile(folders);
  const months = names.flatMap((month) => {
    try {
      return readHistory(folders, [month], (warning) => problems.push(warning));
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      problems.push(cause.said);
      return [];
    }
  });
  return {
    months,
    problems: [
      ...problems,
      ...lostIn(folders),
      ...PERIOD_KINDS.flatMap((kind) => gapsIn(names.filter((name) => kindOf(name) === kind))),
      ...months.flatMap(({ file }) => deniedByParts(file)),
      ...months.flatMap(({ month, file }) => {
        const before = months.find((one) => one.month === addMonths(month, -1))?.file;
        return before ? deniedByBefore(file, before, folders) : [];
      }),
    ],
  };
}

/** Periods that were final, and have no final file any more. */
function lostIn(folders: HistoryFolders): readonly Message[] {
  return periodsWithSources(folders)
    .toSorted()
    .filter((month) => !standsAt(finalFile(folders, month)))
    .map((month) => message('history.verify_lost', { month }));
}

function gapsIn(names: readonly Period[]): readonly Message[] {
  const gaps: Message[] = [];
  for (const [at, month] of names.entries()) {
    const next = names[at + 1];
    if (next === undefined) break;
    for (let gap = addMonths(month, 1); isBefore(gap, next); gap = addMonths(gap, 1))
      gaps.push(message('history.verify_gap', { month: gap }));
  }
  return gaps;
}

/** Rates whose value is not what their numerator and denominator come to. */
function deniedByParts({ month, metrics }: MetricsFile): readonly Message[] {
  return metrics.flatMap(({ unit, results }) =>
    results.flatMap((result) => {
      const own = displayOf(result, unit);
      const { key, display } = result;
      if (own === null || own === display) return [];
      return [message('history.verify_differs', { month, key, said: display, own })];
    }),
  );
}

/**
 * Figures told of the month before that this month itself tells otherwise, under one definition; what it told before it
 * was corrected was right then.
 */
function deniedByBefore(
  file: MetricsFile,
  before: MetricsFile,
  folders: HistoryFolders,
): readonly Message[] {
  const corrected = valuesBefore(before.month, folders);
  const earlier = new Map(before.metrics.map((metric) => [metric.id, metric]));
  // What a month has over a longer period stands beside the period before, not the month before.
  const own = file.metrics.filter(({ id }) => !id.includes('@'));
  return own.flatMap((metric) => {
    const then = earlier.get(metric.id);
    if (then?.definition !== metric.definition) return [];
    const known = new Map(then.results.map((one) => [one.key, one]));
    return metric.results.flatMap(({ key, previous }) => {
      const own = known.get(key);
      if (previous === null || own?.value == null || previous.value === own.value) return [];
      if (corrected.has(`${key} ${previous.value}`)) return [];
      const { month } = file;
      return [
        message('history.verify_previous', {
          month,
          key,
          said: previous.display,
          own: own.display,
          before: before.month,
        }),
      ];
    });
  });
}

/** Every value that a month told in files that were replaced since, with its key. */
function valuesBefore(month: Period, folders: HistoryFolders): ReadonlySet<string> {
  const told = keptFinals(folders, month).flatMap((path) => {
    try {
      return readMetricsFile(path, month, folders).metrics.flatMap(({ results }) =>
        results.map(({ key, value }) => `${key} ${value}`),
      );
    } catch (cause) {
      // What is kept for the record only is no part of the history.
      if (cause instanceof Fault) return [];
      throw cause;
    }
  });
  return new Set(told);
}

function displayOf(result: MetricResult, unit: Unit): string | null {
  if (result.status !== 'ok' || result.denominator === null) return null;
  const exact = exactValue(result, unit);
  return exact === null ? null : displayValue(exact, unit);
}
