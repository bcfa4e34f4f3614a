import { isBefore, kindOf, reaches } from '../workspace/periods.ts';
import type { Break, Period } from '../workspace/types.ts';
import type { Continued, MetricOutcome, PastMonth } from './types.ts';

/** What a metric means now, by its id. */
export type Meanings = ReadonlyMap<string, string>;

/**
 * The earlier months with metrics that people say are comparable though their definition changed: these take today's
 * definition, and the month says so. A change that nobody spoke of parts as ever, from the months before it on.
 */
export function withSameMeaning(
  past: readonly PastMonth[],
  month: Period,
  now: Meanings,
  comparable: readonly Break[],
): readonly PastMonth[] {
  if (comparable.length === 0) return past;
  const latestFirst = past.toSorted((one, other) => (isBefore(one.month, other.month) ? 1 : -1));
  const continued = new Map<PastMonth, Continued[]>();
  for (const kind of new Set(past.map((one) => kindOf(one.month)))) {
    const months = latestFirst.filter((one) => kindOf(one.month) === kind);
    for (const [metric, definition] of now)
      for (const [then, said] of changesOf(metric, definition, months, month, comparable))
        continued.set(then, [...(continued.get(then) ?? []), said]);
  }
  return past.map((then) => {
    const said = continued.get(then);
    return said === undefined ? then : withMeanings(then, said, now);
  });
}

/** The months in which a metric meant something else that compares with what it means now, the latest first. */
function changesOf(
  metric: string,
  definition: string,
  months: readonly PastMonth[],
  report: Period,
  comparable: readonly Break[],
): readonly (readonly [PastMonth, Continued])[] {
  const own = comparable.filter(({ metrics }) => metrics.includes(metric));
  if (own.length === 0) return [];
  const found: (readonly [PastMonth, Continued])[] = [];
  /** Definitions that compare with today's, and where each was left. */
  const alike = new Map<string, Continued | null>([[definition, null]]);
  let later = report;
  let isLaterAlike = true;
  for (const then of months) {
    const outcome = then.file.metrics.find(({ id }) => id === metric);
    if (!outcome) continue;
    if (isLaterAlike && !alike.has(outcome.definition)) {
      const said = own.find((one) => isBefore(then.month, one.month) && reaches(later, one.month));
      if (said) alike.set(outcome.definition, { metric, month: said.month, reason: said.reason });
    }
    const said = alike.get(outcome.definition);
    if (said) found.push([then, said]);
    later = then.month;
    isLaterAlike = alike.has(outcome.definition);
  }
  return found;
}

function withMeanings(then: PastMonth, said: readonly Continued[], now: Meanings): PastMonth {
  const changed = new Set(said.map(({ metric }) => metric));
  const metrics = then.file.metrics.map((one): MetricOutcome => {
    const definition = changed.has(one.id) ? now.get(one.id) : undefined;
    return definition === undefined ? one : { ...one, definition };
  });
  return { ...then, continued: said, file: { ...then.file, metrics } };
}

/** The changes of definition across which earlier months are compared because people said so, each once. */
export function continuedIn(past: readonly PastMonth[]): readonly Continued[] {
  const all = past.flatMap(({ continued = [] }) => continued);
  return [...new Map(all.map((one) => [`${one.metric} ${one.month}`, one])).values()];
}

/**
 * From when on a metric means what it means now, where an earlier month on file says otherwise and nobody said that they
 * compare: the first period with a file of the new meaning, or the report's own. Null where no month says otherwise.
 */
export function redefinedFrom(
  metric: string,
  definition: string,
  past: readonly PastMonth[],
  month: Period,
): Period | null {
  const known = past
    .filter((one) => kindOf(one.month) === kindOf(month) && isBefore(one.month, month))
    .filter(({ file }) => file.metrics.some(({ id }) => id === metric))
    .toSorted((one, other) => (isBefore(one.month, other.month) ? 1 : -1));
  let from = month;
  for (const then of known) {
    const own = then.file.metrics.find(({ id }) => id === metric);
    if (own?.definition !== definition) return from;
    from = then.month;
  }
  return null;
}
