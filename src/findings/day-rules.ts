import type { Figure } from '../metrics/lookup.ts';
import type { FindingContext, Rule } from './context.ts';
import { countedName } from './figure-name.ts';
import type { Finding } from './types.ts';
import { valueText, whole } from './words.ts';

/** The day with most of a count that a slide shows by day, beside the daily average. */
export const peakDay: Rule = (context) => {
  return shownByDay(context).flatMap(({ figure, name }): Finding[] => {
    if (!figure.result.value) return [];
    const { [name]: day = '', ...of } = figure.result.by;
    const total = context.lookup.figure(figure.metric.id, of);
    if (total.result.value === null) return [];
    const average = total.result.value / context.days(figure.metric, context.month);
    return [
      {
        id: `peak_day/${total.result.key}`,
        rule: 'peak_day',
        phrase: 'peak_day',
        weight: 'largest',
        tone: 'info',
        topic: figure.metric.id,
        about: [figure.result.key],
        results: [figure.result.key, total.result.key],
        size: figure.result.value,
        branch: 0,
        facts: {
          subject: countedName(total, context),
          month: String(Number(day.slice(5, 7))),
          day: String(Number(day.slice(8, 10))),
          value: valueText(figure),
          average: `${whole(average)}${figure.metric.measure}`,
          owner: '',
        },
      },
    ];
  });
};

/** The figures of days that slides show, each once, with the dimension of the days. */
export function shownByDay(
  context: FindingContext,
): readonly { readonly figure: Figure; readonly name: string }[] {
  const figures = new Map(
    context.slides.flatMap((slide) => slide.figures).map((figure) => [figure.result.key, figure]),
  );
  return [...figures.values()].flatMap((figure) => {
    const name = dayDimension(figure, context);
    return name === null ? [] : [{ figure, name }];
  });
}

/** The dimension of a figure whose members are days, or null. */
export function dayDimension(
  { metric, result }: Figure,
  { datasets }: FindingContext,
): string | null {
  const derived = datasets.find(({ id }) => id === metric.scope.dataset)?.derived ?? [];
  const isDay = (name: string): boolean =>
    derived.some((one) => one.name === name && one.type === 'day');
  return Object.keys(result.by).find(isDay) ?? null;
}
