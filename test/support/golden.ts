import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const side = z.enum(['province', 'city']);
const members = z.record(z.string(), z.number());
const verdicts = z.record(z.string(), z.boolean());
const entry = z.looseObject({
  metric: z.string(),
  slide: z.string(),
  by: z.array(z.string()),
  better: z.enum(['lower', 'higher']).optional(),
  targets: z.partialRecord(side, z.union([z.number(), members])).default({}),
  met: z.partialRecord(side, z.union([z.boolean(), verdicts])).default({}),
  rows: z.array(z.array(z.union([z.string(), z.number()]))),
  previous_rows: z.array(z.array(z.union([z.string(), z.number()]))).default([]),
  previous: z.number().optional(),
  change: z.number().optional(),
  change_rate: z.number().optional(),
});
const golden = z.looseObject({
  month: z.string(),
  previous_month: z.string(),
  organization: z.string(),
  metrics: z.array(entry),
});

/** One limit that the deck of 2009 prints for a row, and what the counts make of it. */
export interface GoldenTarget {
  readonly setBy: 'province' | 'city';
  readonly limit: number;
  readonly met: boolean;
}

/** One printed figure: a rate has its numerator and denominator, a count neither. */
export interface GoldenRow {
  /** The key in `metrics.json`. */
  readonly key: string;
  readonly metric: string;
  /** Number of the slide, such as 2.1 or 3.2.10 (1). */
  readonly slide: string;
  /** Number of the deck's slides that show it, such as 2.1 or 3.2. */
  readonly section: string;
  /** Null where the golden file does not say. */
  readonly better: 'lower' | 'higher' | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** In percent with two decimals, or the count, rank or amount. */
  readonly value: number;
  readonly display: string;
  readonly targets: readonly GoldenTarget[];
  readonly previous: number | null;
  readonly change: number | null;
  readonly changeRate: number | null;
}

const file = golden.parse(
  parse(
    readFileSync(fileURLToPath(new URL('../golden/ziyang-2009-07.yaml', import.meta.url)), 'utf8'),
  ),
);

/** What the golden file says of itself. */
export const GOLDEN = {
  month: file.month,
  previousMonth: file.previous_month,
  organization: file.organization,
};

/** Amounts of money and user-hours, which are printed with two decimals; counts and ranks have none. */
const DECIMAL = new Set([
  'penalty.amount',
  'complaint.justified_penalty',
  'network_event.user_hours',
]);

/** Every golden row, slide by slide. */
export const GOLDEN_ROWS: readonly GoldenRow[] = file.metrics.flatMap((one) =>
  one.rows.map((row) => goldenRow(one, row)),
);

/** A value as people read it: grouped, with two decimals where its metric has them. */
export function shown(metric: string, value: number): string {
  const digits = DECIMAL.has(metric) ? 2 : 0;
  return value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

function goldenRow(one: z.infer<typeof entry>, row: readonly (string | number)[]): GoldenRow {
  const dimensions = one.by.map((name, at) => [name, String(row[at])] as const);
  const given = dimensions.filter(([, member]) => member !== '*');
  const numbers = row.slice(one.by.length).map(Number);
  const [numerator = null, denominator = null] = numbers.length === 3 ? numbers : [];
  const value = numbers.at(-1) ?? Number.NaN;
  const places = given.map(([name, member]) => `${name}=${member}`).join('&');
  const member = dimensions.map(([, name]) => name).join('/');
  return {
    key: places === '' ? one.metric : `${one.metric}?${places}`,
    metric: one.metric,
    slide: one.slide,
    section: /^\d+\.\d+/.exec(one.slide)?.[0] ?? one.slide,
    better: one.better ?? null,
    numerator,
    denominator,
    value,
    display: numerator === null ? shown(one.metric, value) : `${value.toFixed(2)}%`,
    targets: side.options.flatMap((setBy): GoldenTarget[] => {
      const limit = forMember<number>(one.targets[setBy], member);
      const met = forMember<boolean>(one.met[setBy], member);
      return limit === undefined || met === undefined ? [] : [{ setBy, limit, met }];
    }),
    previous: one.previous ?? previousRow(one, dimensions),
    change: one.change ?? null,
    changeRate: one.change_rate ?? null,
  };
}

/** Last month's value of the same members, where the golden file lists it. */
function previousRow(
  { previous_rows }: z.infer<typeof entry>,
  dimensions: readonly (readonly [string, string])[],
): number | null {
  const same = previous_rows.find((row) => dimensions.every(([, name], at) => row[at] === name));
  const value = same?.at(-1);
  return typeof value === 'number' ? value : null;
}

/** A plain value holds for every row, a map for the members it names. */
function forMember<T>(
  given: T | Readonly<Record<string, T>> | undefined,
  member: string,
): T | undefined {
  const isMap = typeof given === 'object' && given !== null;
  return isMap ? (given as Readonly<Record<string, T>>)[member] : (given as T | undefined);
}
