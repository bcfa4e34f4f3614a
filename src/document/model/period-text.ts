import { periodOf } from '../../workspace/period.ts';
import type { DocumentContext } from './context.ts';

/** The days that a dataset's figures of the month cover, both inclusive: 2009-07-01至2009-07-31. */
export function periodText(datasetId: string, context: DocumentContext): string {
  const { workspace, month, say } = context;
  const range = periodOf(month, workspace.periods[datasetId] ?? workspace.defaultPeriod);
  return say('footer.period', { start: range.start.slice(0, 10), end: dayBefore(range.end) });
}

/** The last day before a midnight. */
function dayBefore(midnight: string): string {
  const day = new Date(`${midnight.replace(' ', 'T')}Z`);
  return new Date(day.getTime() - 86_400_000).toISOString().slice(0, 10);
}
