import type { Figure } from '../metrics/lookup.ts';
import type { FindingContext } from './context.ts';

const DATE = /^\d{4}-(\d{2})-(\d{2})/;

/** The dimension whose members are single records, such as one outage, or null. */
export function recordDimension(
  { metric, result }: Figure,
  context: FindingContext,
): string | null {
  const columns = context.datasets.find(({ id }) => id === metric.scope.dataset)?.columns ?? [];
  const isRecord = (name: string) => columns.some((one) => one.name === name && one.type === 'id');
  return Object.keys(result.by).find(isRecord) ?? null;
}

/**
 * What people call a single record: the day, branch and class that another result of the same metric knows it by,
 * such as 7月21日现业停电; its number where no such result is.
 */
export function recordName(
  figure: Figure,
  dimension: string,
  context: Pick<FindingContext, 'datasets'>,
): string {
  const id = figure.result.by[dimension] ?? '';
  const columns =
    context.datasets.find((one) => one.id === figure.metric.scope.dataset)?.columns ?? [];
  const [fullest] = figure.outcome.results
    .filter(({ by }) => by[dimension] === id)
    .toSorted((a, b) => Object.keys(b.by).length - Object.keys(a.by).length);
  const words = Object.entries(fullest?.by ?? {}).flatMap(([name, member]) => {
    const type = columns.find((one) => one.name === name)?.type;
    if (name === dimension || type === 'flag') return [];
    const [, month, day] = DATE.exec(member) ?? [];
    return type === 'datetime' && month !== undefined
      ? [`${Number(month)}月${Number(day)}日`]
      : [member];
  });
  return words.length === 0 ? id : words.join('');
}
