import { fault } from '../messages/fault.ts';

/** Which period a command is about, as its options say it; `--month` and `--period` are two names of one. */
export interface PeriodOptions {
  readonly month?: string | undefined;
  readonly period?: string | undefined;
}

/** What one of the options says. Faults: `cli.option_missing` for neither, `cli.two_periods` for two that differ. */
export function givenPeriod({ month, period }: PeriodOptions): string {
  if (month !== undefined && period !== undefined && month !== period)
    throw fault('cli.two_periods', { month, period });
  const given = period ?? month;
  if (given === undefined) throw fault('cli.option_missing', { name: '-m, --month <month>' });
  return given;
}
