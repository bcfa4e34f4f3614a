import { calculatorOf } from '../../calculators/registry.ts';
import { isPair } from '../../metrics/additive.ts';
import type { Figure } from '../../metrics/lookup.ts';
import { inPeriodWords } from '../../phrases/period-texts.ts';
import { isLonger, kindOf } from '../../workspace/periods.ts';
import type { DocumentContext } from './context.ts';

type Metric = Figure['metric'];

/** The sign beside a value of a period before that a sheet told. */
export const IMPORTED = '‡';

/** What a metric means in the report's period: what is the state at the end of a month is that at the end of the period. */
export function descriptionOf(
  { description, stock }: Metric,
  { pack, month }: Pick<DocumentContext, 'pack' | 'month'>,
): string {
  return stock ? inPeriodWords(description, pack.phrases, kindOf(month)) : description;
}

/**
 * What else a reader must know of a slide's figures: that earlier values were imported; that in a longer period what is
 * defined by month was added up, and denominators of users with it.
 */
export function footnotesOf(
  figures: readonly Figure[],
  context: DocumentContext,
): readonly string[] {
  const imported = figures.flatMap(({ result: { previous } }) =>
    previous?.state === 'imported' ? [previous.month] : [],
  );
  const months = [...new Set(imported)];
  return [
    ...(months.length > 0
      ? [context.say('footer.imported', { sign: IMPORTED, months: { list: months } })]
      : []),
    ...(isLonger(kindOf(context.month), 'month') ? addedUp(figures, context) : []),
  ];
}

function addedUp(figures: readonly Figure[], context: DocumentContext): readonly string[] {
  const metrics = [...new Map(figures.map(({ metric }) => [metric.id, metric])).values()];
  const month = context.pack.phrases['period.month.counted'] ?? '';
  const isByMonth = metrics.some(
    ({ stock, description }) => !stock && month !== '' && new RegExp(month).test(description),
  );
  const users = metrics.filter((metric) => dividesByMonths(metric, context));
  return [
    ...(isByMonth ? [context.say('footer.by_months', {})] : []),
    ...(users.length > 0
      ? [context.say('footer.user_months', { names: { list: users.map(({ name }) => name) } })]
      : []),
  ];
}

/** Whether a rate's denominators are those who are there in a month, each counted again in the next. */
function dividesByMonths(metric: Metric, { pack }: Pick<DocumentContext, 'pack'>): boolean {
  if (!isPair(metric) || metric.stock) return false;
  if (calculatorOf(metric.calculator).divisor !== null) return true;
  const isList = pack.metrics.some(
    (one) => one.stock && one.cohort === null && one.scope.dataset === metric.scope.dataset,
  );
  return metric.cohort === null && isList;
}
