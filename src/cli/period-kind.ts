import { fault } from '../messages/fault.ts';
import { PERIOD_KINDS, type PeriodKind } from '../workspace/periods.ts';
import type { Workspace } from '../workspace/types.ts';

/** What people call the kinds of periods. */
const CALLED: Readonly<Record<PeriodKind, RegExp>> = {
  week: /^(weeks?|周)$/,
  month: /^(months?|月)$/,
  quarter: /^(quarters?|季度?)$/,
  half: /^(half|halves|half-years?|半年)$/,
  year: /^(years?|年)$/,
};

/** The kind of period that `--by` names, one of those that the pack makes reports of. Fault: `history.bad_kind`. */
export function kindFrom(
  given: string,
  { periodKinds = PERIOD_KINDS.slice(1) }: Pick<Workspace, 'periodKinds'>,
): PeriodKind {
  const asked = given.trim().toLowerCase();
  const kind = periodKinds.find((one) => CALLED[one].test(asked));
  if (kind === undefined) throw fault('history.bad_kind', { given, known: periodKinds });
  return kind;
}
