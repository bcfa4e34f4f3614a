import { z } from 'zod';
import { month } from '../declare/schema-parts.ts';

/** What stands on a trend beside its lines. */
export const trendMarks = {
  breaks: z.array(z.strictObject({ month, note: z.string().min(1) })).default([]),
  calendar: z
    .array(z.strictObject({ from: month, to: month, note: z.string().min(1) }))
    .default([]),
};

/** A month from which on a metric's values cannot be compared with those before. */
export interface TrendBreak {
  readonly month: string;
  readonly note: string;
}

/** Months that a reader of a trend should know something of. */
export interface CalendarNote {
  readonly from: string;
  readonly to: string;
  readonly note: string;
}
