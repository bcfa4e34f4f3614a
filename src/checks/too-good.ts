import type { Figure } from '../metrics/lookup.ts';
import { countText } from '../number/display.ts';

import { inRange, quoteName } from '../store/quoted.ts';
import {
  type CheckContext,
  type Checker,
  notApplicable,
  notProvidedFor,
  outcome,
} from './context.ts';
import { absentColumns } from './records.ts';
import type { CheckCase, CheckResult } from './types.ts';

/**
 * Names rates of 100 % over many records, with a draw of records to look at. The draw is seeded by month and metric:
 * the same exports always give the same records.
 */
export const tooGood: Checker<'too_good'> = async (spec, context) => {
  const known = spec.metrics.flatMap((metric) => {
    const figure = context.lookup.figure(metric, {});
    return figure?.result.status === 'ok' ? [figure] : [];
  });
  if (known.length === 0) {
    const names = spec.metrics.map((metric) => context.lookup.metric(metric).name);
    return notApplicable(spec, names, notProvidedFor(spec.metrics, context));
  }
  const perfect = known.filter(
    ({ metric, result }) =>
      metric.unit === 'percent' &&
      result.denominator !== null &&
      result.denominator >= spec.at_least &&
      result.numerator === result.denominator,
  );
  if (perfect.length === 0) {
    return [outcome(spec, 'agrees', { facts: { count: String(known.length) } })];
  }
  return Promise.all(
    perfect.map(async (figure): Promise<CheckResult> => {
      const { metric, result } = figure;
      const cases = await draw(figure, spec.draw, context);
      return outcome(spec, 'doubtful', {
        id: `${spec.id}/${metric.id}`,
        name: `${spec.name}（${metric.name}）`,
        keys: [result.key],
        size: result.denominator ?? 0,
        cases,
        facts: {
          subject: metric.name,
          value: result.display.replace(/\.00%$/, '%'),
          count: `${countText(result.denominator ?? 0)}${metric.base}`,
          drawn: String(cases.length),
        },
      });
    }),
  );
};

async function draw(
  { metric }: Figure,
  count: number,
  context: CheckContext,
): Promise<readonly CheckCase[]> {
  const spec = context.ingested.datasets.find((one) => one.spec.id === metric.scope.dataset)?.spec;
  const [key] = spec?.key ?? [];
  if (!spec || key === undefined) return [];
  const unit = spec.columns.find((one) => one.type === 'branch')?.name;
  const hasUnit = unit !== undefined && absentColumns(spec.id, [unit], context).length === 0;
  const cohort = metric.cohort === null ? 'true' : inRange(metric.cohort, context.rangeOf(spec.id));
  const id = `cast(${quoteName(key)} as varchar)`;
  const rows = await context.store.rows(
    `select ${id} as id, ${hasUnit ? quoteName(unit) : "''"} as unit from ${quoteName(spec.id)}
     where ${cohort} and (${metric.scope.where ?? 'true'})
     order by md5(? || ${id}), 1 limit ${count}`,
    [`${context.month}/${metric.id}/`],
  );
  return rows
    .map(
      (row): CheckCase => ({
        id: context.mask(String(row.id)),
        unit: String(row.unit ?? ''),
        matter: 'to_look_at',
      }),
    )
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
