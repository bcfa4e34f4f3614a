import { monthsOnFile } from '../history/months-on-file.ts';
import type { HistoryFolders } from '../history/read-history.ts';
import { type Message, message } from '../messages/catalogue.ts';
import { dayIn } from '../workspace/due-day.ts';
import { periodOf } from '../workspace/period.ts';
import { daysIn } from '../workspace/periods.ts';
import type { Period, Workspace } from '../workspace/types.ts';
import type { CliEnvironment } from './environment.ts';

/** The time that the machine has, and since when no right one is earlier. */
export interface MachineTime extends Pick<CliEnvironment, 'builtOn'> {
  readonly now: Date;
}

/** Today as the machine has it, and whether it can be: the program cannot have been built after today. */
export function machineDay(
  { now, builtOn }: MachineTime,
  timeZone: string,
): { readonly today: string; readonly built: string | null } {
  const today = dayIn(now, timeZone);
  // The builder's day may be one ahead of it by the time zone.
  const isBehind = builtOn !== null && today < builtOn && dayIn(now, 'Etc/GMT-14') < builtOn;
  return { today, built: isBehind ? builtOn : null };
}

/** How far the westmost time zone is behind, in milliseconds. */
const WESTMOST = 12 * 3_600_000;

/**
 * What shows that the machine's clock, or the period asked for, is far off: a day before the program was built, a period
 * that has not begun, months on file that have not begun. Told and gone on: the report does not depend on the clock.
 */
export function clockDoubts(
  month: Period,
  { timeZone }: Pick<Workspace, 'timeZone'>,
  folders: Pick<HistoryFolders, 'history' | 'older' | 'out'>,
  time: MachineTime,
): readonly Message[] {
  const onFile = monthsOnFile(folders);
  const least = westmostDay(time);
  const isBuilt = time.builtOn === null || least >= time.builtOn;
  if (isBuilt && [month, ...onFile].every((period) => daysIn(period).first <= least)) return [];
  const { today, built } = machineDay(time, timeZone);
  if (built !== null) return [message('cli.clock_behind', { today, built })];
  const isAhead = (period: Period) => daysIn(period).first > today;
  const ahead = onFile.filter((period) => period !== month && isAhead(period));
  return [
    ...(isAhead(month) ? [message('cli.period_ahead', { month, today })] : []),
    ...(ahead.length > 0 ? [message('cli.history_ahead', { months: ahead, today })] : []),
  ];
}

/** That a period is made final before it is over: what still comes would change it. None for one that is over. */
export function notOver(
  month: Period,
  workspace: Pick<Workspace, 'timeZone' | 'periods' | 'defaultPeriod'>,
  time: MachineTime,
): readonly Message[] {
  const open = unfinished(month, workspace, time);
  return open === null ? [] : [message('finalize.not_over', open)];
}

/** That a report is made of a period before it is over, so that its figures are of a part of it. None for one that is over. */
export function ofPart(
  month: Period,
  workspace: Pick<Workspace, 'timeZone' | 'periods' | 'defaultPeriod'>,
  time: MachineTime,
): readonly Message[] {
  const open = unfinished(month, workspace, time);
  return open === null ? [] : [message('cli.period_open', open)];
}

/** When a period ends that has begun and is not over, as the workspace cuts it; null for every other. */
function unfinished(
  month: Period,
  { timeZone, periods, defaultPeriod }: Pick<Workspace, 'timeZone' | 'periods' | 'defaultPeriod'>,
  time: MachineTime,
) {
  const ends = [defaultPeriod, ...Object.values(periods)].map((cut) =>
    periodOf(month, cut).end.slice(0, 10),
  );
  const end = ends.toSorted().at(-1) ?? '';
  if (end <= westmostDay(time)) return null;
  const { today } = machineDay(time, timeZone);
  return daysIn(month).first <= today && today < end ? { month, end, today } : null;
}

/** To ask for a time zone by its name takes longer than all else here; west of all of them it is this day or the next. */
function westmostDay({ now }: MachineTime): string {
  return new Date(now.getTime() - WESTMOST).toISOString().slice(0, 10);
}
