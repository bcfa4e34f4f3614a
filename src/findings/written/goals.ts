import type { MetricSpec } from '../../pack/metric/types.ts';
import type { FindingsConfig } from '../../pack/rules/findings-config.ts';

/** What a step says is to be reached: so many records against somebody, or a rate. */
export interface Goal {
  readonly kind: 'records' | 'rate';
  readonly value: number;
  readonly text: string;
}

/**
 * The one number with a unit that a text sets as a goal for a metric, behind a word such as 不超过 or before one such as
 * 以内: in what the metric counts, or in percent where the text names the metric. Null where there is none, or several:
 * a goal that is guessed is worse than none.
 */
export function goalIn(
  text: string,
  metric: Pick<MetricSpec, 'better' | 'counted' | 'unit' | 'name' | 'spokenName' | 'shortName'>,
  { goals }: Pick<FindingsConfig, 'goals'>,
): Goal | null {
  const words = metric.better === 'higher' ? goals.at_least : goals.at_most;
  const after = metric.better === 'higher' ? [] : goals.within;
  const units = [
    ...(metric.better === 'lower' ? [[metric.counted, 'records'] as const] : []),
    ...(metric.unit === 'percent' && namesMetric(text, metric) ? [['%', 'rate'] as const] : []),
  ];
  const found = units.flatMap(([unit, kind]) => numbersOf(text, unit, words, after, kind));
  return found.length === 1 ? (found[0] ?? null) : null;
}

function numbersOf(
  text: string,
  unit: string,
  before: readonly string[],
  after: readonly string[],
  kind: Goal['kind'],
): readonly Goal[] {
  if (unit === '') return [];
  const pattern = new RegExp(`(\\d[\\d,]*(?:\\.\\d+)?)\\s*${escaped(unit)}`, 'gu');
  return [...text.matchAll(pattern)].flatMap((match): Goal[] => {
    const ahead = text.slice(0, match.index).trimEnd();
    const behind = text.slice(match.index + match[0].length).trimStart();
    const isGoal =
      before.some((word) => ahead.endsWith(word)) || after.some((word) => behind.startsWith(word));
    const value = Number((match[1] ?? '').replaceAll(',', ''));
    return isGoal ? [{ kind, value, text: match[0] }] : [];
  });
}

function namesMetric(
  text: string,
  { name, spokenName, shortName }: Pick<MetricSpec, 'name' | 'spokenName' | 'shortName'>,
): boolean {
  return [name, spokenName, shortName].some((one) => one !== '' && text.includes(one));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
