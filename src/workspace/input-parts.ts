import { partsTouched, periodOf, type TimeRange, withoutLag } from './period.ts';
import { daysIn, kindOf, type PeriodKind, partsOf } from './periods.ts';
import type { Cut, Period, Workspace } from './types.ts';

/** The shortest period that a report can have, and so the one whose exports stand in one folder. */
export function shortestKind({ periodKinds }: Pick<Workspace, 'periodKinds'>): PeriodKind {
  return periodKinds?.[0] ?? 'month';
}

/** The kind of period that is meant where nobody names one: a month, unless the pack makes none of months. */
export function usualKind(workspace: Pick<Workspace, 'periodKinds'>): PeriodKind {
  const { periodKinds = ['month'] } = workspace;
  return periodKinds.includes('month') ? 'month' : shortestKind(workspace);
}

/** How a dataset's months are cut. */
export function cutOf(
  { periods, defaultPeriod }: Pick<Workspace, 'periods' | 'defaultPeriod'>,
  dataset: string,
): Cut {
  return periods[dataset] ?? defaultPeriod;
}

/** The shortest periods whose exports a report reads, oldest first: those that its time touches. */
export function inputParts(
  workspace: Pick<Workspace, 'periodKinds' | 'periods' | 'defaultPeriod'>,
  period: Period,
): readonly Period[] {
  const cuts = [workspace.defaultPeriod, ...Object.values(workspace.periods)];
  return partsTouched(period, shortestKind(workspace), cuts);
}

/** The folders whose exports a report reads, in the order of their periods. Faults: those of `folderOf`. */
export function inputFolders(
  workspace: Pick<Workspace, 'periodKinds' | 'periods' | 'defaultPeriod' | 'inputs'>,
  period: Period,
): readonly string[] {
  return inputParts(workspace, period).map((part) => workspace.inputs.folderOf(part));
}

/**
 * The periods that a report's figures are added up of: the months of a quarter, a half-year or a year, since a month is
 * what definitions and limits speak of; a month or a week is its own.
 */
export function figureParts(period: Period): readonly Period[] {
  const kind = kindOf(period);
  return kind === 'week' || kind === 'month' ? [period] : partsOf(period, 'month');
}

/** The input folders' periods that lie in a period as a whole: records without a time of their own count there only. */
export function partsWithin(parts: readonly Period[], period: Period, cut: Cut): readonly Period[] {
  const own = withoutLag(cut);
  const { start, end } = periodOf(period, own);
  return parts.filter((part) => {
    if (kindOf(part) !== 'week') return isWithin(periodOf(part, own), { start, end });
    const days = daysIn(part);
    return start.slice(0, 10) <= days.first && days.end <= end.slice(0, 10);
  });
}

/** The month by which dates without a year are read in the exports of a period. */
export function monthOfPart(part: Period): Period {
  return kindOf(part) === 'month' ? part : (partsOf(part, 'month').at(-1) ?? part);
}

function isWithin(one: TimeRange, other: TimeRange): boolean {
  return other.start <= one.start && one.end <= other.end;
}
