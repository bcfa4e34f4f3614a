import type { Figure } from '../metrics/lookup.ts';
import type { FindingContext, Rule } from './context.ts';
import { shownByDay } from './day-rules.ts';
import { countedName } from './figure-name.ts';
import { monthName, monthNumber } from './history.ts';
import type { Finding } from './types.ts';
import { rounded, valueText } from './words.ts';

/** A sign test's three sigma: of n days more than n/2 + 1.5 √n above the mean of the month before are no chance. */
const SIGMAS = 1.5;

/**
 * A count that a slide shows by day and that stands at another level than the month before, all days rather than a few:
 * so many days above (or below) the month before's daily mean that no chance puts them there, and the mean of the days
 * that are marked neither in the calendar nor by an event of the slide still on the same side. A month with a few high
 * days is told by its peak.
 */
export const levelShift: Rule = (context) => {
  return shownByDay(context).flatMap(({ figure, name }) => shiftOf(figure, name, context));
};

interface Day {
  readonly day: string;
  readonly value: number;
}

function shiftOf(peak: Figure, name: string, context: FindingContext): readonly Finding[] {
  const { [name]: _, ...of } = peak.result.by;
  const whole = context.lookup.figure(peak.metric.id, of);
  const { result, metric } = whole;
  const { previous, value, daily } = result;
  const movement = context.movements.get(result.key);
  if (!previous || value === null || !daily?.changeRate || movement?.by !== 'step') return [];
  const before = previous.value / context.days(metric, previous.month);
  const days = daysOf(peak, name, of, context);
  // By the day: February may have fewer than March and yet more a day.
  const isUp = daily.changeRate > 0;
  const isBeyond = (one: number) => (isUp ? one > before : one < before);
  const beyond = days.filter((one) => isBeyond(one.value));
  if (beyond.length <= days.length / 2 + SIGMAS * Math.sqrt(days.length)) return [];
  const marked = context.markedDays(metric.id);
  const plain = days.filter(({ day }) => !marked.has(day));
  const mean = meanOf(plain);
  if (plain.length === 0 || !isBeyond(mean)) return [];
  const removed = days.length - plain.length;
  const isWorse = movement.state === 'worse';
  return [
    {
      id: `level_shift/${result.key}`,
      rule: 'level_shift',
      phrase: isUp ? 'level_shift_up' : 'level_shift_down',
      weight: isWorse ? 'level_shift' : 'signal_good',
      tone: isWorse ? 'warn' : movement.state === 'better' ? 'good' : 'info',
      topic: metric.id,
      about: [peak.result.key],
      results: [
        result.key,
        ...context.lookup
          .figures(metric.id, [name, ...Object.keys(of)], of)
          .map((one) => one.result.key),
      ],
      size: Math.abs(result.change ?? 0),
      branch: 0,
      facts: {
        subject: countedName(whole, context),
        value: valueText(whole),
        growth: (daily.changeRateDisplay ?? '').replace(/^[+-]/, ''),
        days: String(days.length),
        beyond: String(beyond.length),
        previous_month: monthNumber(previous.month),
        previous_period: monthName(previous.month),
        before: `${rounded(before, 1)}${metric.measure}`,
        mean: `${rounded(mean, 1)}${metric.measure}`,
        apart: before === 0 ? '' : `${rounded((100 * Math.abs(mean - before)) / before, 1)}%`,
        removed: removed === 0 ? '' : String(removed),
        marks: namesOf(days, marked),
        owner: context.ownerOf(whole) ?? '',
      },
    },
  ];
}

/** Every day of the month's period that holds a record, the others counting nothing. */
function daysOf(
  { metric }: Figure,
  name: string,
  of: Readonly<Record<string, string>>,
  context: FindingContext,
): readonly Day[] {
  const known = context.lookup
    .figures(metric.id, [name, ...Object.keys(of)], of)
    .map(({ result }) => ({ day: result.by[name] ?? '', value: result.value ?? 0 }))
    .filter(({ day }) => /^\d{4}-\d{2}-\d{2}$/.test(day));
  const missing = Math.max(0, context.days(metric, context.month) - known.length);
  return [...known, ...Array.from({ length: missing }, () => ({ day: '', value: 0 }))];
}

/** What the marked days are called where one name stands for all of them; else nothing. */
function namesOf(days: readonly Day[], marked: ReadonlyMap<string, string>): string {
  const names = new Set(days.flatMap(({ day }) => marked.get(day) ?? []));
  const [only = '', ...more] = names;
  return more.length === 0 ? only : '';
}

function meanOf(days: readonly Day[]): number {
  return days.reduce((sum, { value }) => sum + value, 0) / Math.max(1, days.length);
}
