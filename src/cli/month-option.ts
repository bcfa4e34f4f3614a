import { fault } from '../messages/fault.ts';
import { usualKind } from '../workspace/input-parts.ts';
import {
  kindOf,
  lastPeriod,
  PERIOD_KINDS,
  type PeriodKind,
  periodIn,
} from '../workspace/periods.ts';
import type { Period, Workspace } from '../workspace/types.ts';
import { machineDay } from './clock-doubts.ts';
import type { CliEnvironment } from './environment.ts';

/** The last periods as people call them. */
const LAST: Readonly<Record<PeriodKind, RegExp>> = {
  week: /^(last[- ]?week|上周)$/,
  month: /^(last[- ]?month|上个?月)$/,
  quarter: /^(last[- ]?quarter|上个?季度)$/,
  half: /^(last[- ]?half|上一?个?半年)$/,
  year: /^(last[- ]?year|去年|上一?年度?)$/,
};

/**
 * `2009-07`, `2010-W25`, `2022-Q1`, `2010-H1`, `2021`, in whatever form it is written, or `last`: the month before today in
 * the workspace's time zone, the week before where the pack has no months; `last-week`, `last-quarter` … are the others.
 * Faults: `cli.bad_month`, with a month in the right form; `cli.no_such_reports` for a period of which the pack makes no report,
 * `cli.clock_unusable` for a last period by a clock that cannot be right.
 */
export function monthFrom(
  given: string,
  world: Pick<CliEnvironment, 'clock' | 'builtOn'>,
  workspace: Pick<Workspace, 'timeZone' | 'periodKinds'>,
): Period {
  const { timeZone, periodKinds: kinds = PERIOD_KINDS.slice(1) } = workspace;
  const last = (kind: PeriodKind) => lastPeriod(world.clock.now(), timeZone, kind);
  const asked = given.trim().toLowerCase();
  const usual = usualKind(workspace);
  const named = asked === 'last' ? usual : PERIOD_KINDS.find((kind) => LAST[kind].test(asked));
  if (named !== undefined) {
    const { clock, builtOn } = world;
    const { today, built } = machineDay({ now: clock.now(), builtOn }, timeZone);
    if (built !== null) throw fault('cli.clock_unusable', { given, today, built });
  }
  const period = named === undefined ? periodIn(given) : last(named);
  if (period === null) throw fault('cli.bad_month', { given, example: last(usual) });
  if (!kinds.includes(kindOf(period)))
    throw fault('cli.no_such_reports', { given: period, examples: kinds.map(last) });
  return period;
}
