import { monthsOnFile } from '../history/months-on-file.ts';
import type { HistoryFolders } from '../history/read-history.ts';
import { type Message, message } from '../messages/catalogue.ts';
import { dayIn } from '../workspace/due-day.ts';
import { cutOf } from '../workspace/input-parts.ts';
import { periodOf } from '../workspace/period.ts';
import { daysIn } from '../workspace/periods.ts';
import type { Period, Workspace } from '../workspace/types.ts';
import type { CliEnvironment } from './environment.ts';

/** How a workspace cuts its periods. */
type Cutting = Pick<Workspace, 'timeZone' | 'inputs' | 'periods' | 'defaultPeriod'>;

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
  workspace: Cutting,
  folders: Pick<HistoryFolders, 'history' | 'older' | 'out'>,
  time: MachineTime,
): readonly Message[] {
  const onFile = monthsOnFile(folders);
  const least = westmostDay(time);
  const isBuilt = time.builtOn === null || least >= time.builtOn;
  if (isBuilt && [month, ...onFile].every((period) => daysIn(period).first <= least)) return [];
  const { today, built } = machineDay(time, workspace.timeZone);
  if (built !== null) return [message('cli.clock_behind', { today, built })];
  const isAhead = (period: Period) => stretchOf(period, workspace).first > today;
  const ahead = onFile.filter((period) => period !== month && isAhead(period));
  return [
    ...(isAhead(month) ? [message('cli.period_ahead', { month, today })] : []),
    ...(ahead.length > 0 ? [message('cli.history_ahead', { months: ahead, today })] : []),
  ];
}

/** That a period is made final before it is over: what still comes would change it. None for one that is over. */
export function notOver(month: Period, workspace: Cutting, time: MachineTime): readonly Message[] {
  const open = unfinished(month, workspace, time);
  return open === null ? [] : [message('finalize.not_over', open)];
}

/** What the time of a report leaves in doubt: the clock, and a period that is not over, so that figures are of a part of it. */
export function timeDoubts(...given: Parameters<typeof clockDoubts>): readonly Message[] {
  const [month, workspace, , time] = given;
  const open = unfinished(month, workspace, time);
  return [...clockDoubts(...given), ...(open === null ? [] : [message('cli.period_open', open)])];
}

/** When a period ends that has begun and is not over, as the workspace cuts it; null for every other. */
function unfinished(month: Period, workspace: Cutting, time: MachineTime) {
  const { first, end } = stretchOf(month, workspace);
  if (end <= westmostDay(time)) return null;
  const { today } = machineDay(time, workspace.timeZone);
  return first <= today && today < end ? { month, end, today } : null;
}

/** The first day of a period and the one after its last, as the exports that are asked for are cut. */
function stretchOf(month: Period, { inputs, periods, defaultPeriod }: Cutting) {
  const asked = inputs.datasets.map(({ dataset }) => cutOf({ periods, defaultPeriod }, dataset));
  const cuts = asked.length === 0 ? [defaultPeriod] : asked;
  const ranges = cuts.map((cut) => periodOf(month, cut));
  const [first = ''] = ranges.map(({ start }) => start.slice(0, 10)).sort();
  const end =
    ranges
      .map((range) => range.end.slice(0, 10))
      .sort()
      .at(-1) ?? '';
  return { first, end };
}

/** To ask for a time zone by its name takes longer than all else here; west of all of them it is this day or the next. */
function westmostDay({ now }: MachineTime): string {
  return new Date(now.getTime() - WESTMOST).toISOString().slice(0, 10);
}
