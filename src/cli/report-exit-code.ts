import type { Report } from '../report/make-report.ts';
import { EXIT_REPORT_WITH_ERRORS } from './exit-codes.ts';

/** What a report that could be made ends the program with: 6 with a metric in error, a block that could not be built or drawn, or past a limit under `--strict`. */
export function reportExitCode(
  { metrics, overLimit }: Pick<Report, 'metrics' | 'overLimit'>,
  strict: boolean,
  warnings: readonly { readonly code: string }[] = [],
): number {
  const hasErrors = metrics.metrics.some((metric) =>
    metric.results.some(({ status }) => status === 'error'),
  );
  const hasGaps = warnings.some(({ code }) => code === 'deck.block_failed');
  return hasErrors || hasGaps || (strict && overLimit.length > 0) ? EXIT_REPORT_WITH_ERRORS : 0;
}
