import { exactCondition } from '../ingest/load/exact-conditions.ts';
import { resultKey } from '../metrics/result-key.ts';
import { countText } from '../number/display.ts';
import { quoteName } from '../store/quoted.ts';
import { type Checker, notApplicable, notProvided, outcome } from './context.ts';
import { absentColumns, countedIn } from './records.ts';
import type { CheckCase } from './types.ts';

/** Compares a flag that the export gives with its computation from other columns, where both can be told. */
export const flagAgrees: Checker<'flag_agrees'> = async (spec, context) => {
  const absent = notProvided([spec.dataset], context);
  const asked = [spec.where, spec.flag, spec.computed];
  const missing = absentColumns(spec.dataset, asked, context, spec.may_lack);
  if (absent.length + missing.length > 0) return notApplicable(spec, missing, absent);
  const dataset = context.ingested.datasets.find((one) => one.spec.id === spec.dataset)?.spec;
  const counted = countedIn(spec.dataset, spec.where, context);
  const id = dataset?.key.map((name) => `cast(${quoteName(name)} as varchar)`).join(" || '/' || ");
  const computed = dataset
    ? await exactCondition(context.store, spec.computed, dataset)
    : spec.computed;
  const told = `select ${id ?? "''"} as id, (${spec.flag}) as flag, (${computed}) as computed
    from ${quoteName(spec.dataset)} where ${counted}`;
  // The computation is dear, and asked for once: the first row counts, the others are the records that differ.
  const [both, ...wrong] = await context.store.rows(
    `with told as materialized (select * from (${told}) where flag is not null and computed is not null)
     select count(*) as n, null as id, null as flag from told
     union all select null, id, flag from told where flag <> computed
     order by n nulls last, id`,
  );
  const count = Number(both?.n ?? 0);
  if (count === 0) return notApplicable(spec, [spec.name]);
  return [
    outcome(spec, wrong.length > 0 ? 'differs' : 'agrees', {
      keys: spec.metrics.map((metric) => resultKey(metric, {})),
      size: wrong.length,
      facts: { count: countText(count), wrong: countText(wrong.length) },
      cases: wrong.map(
        (row): CheckCase => ({
          id: context.mask(String(row.id)),
          unit: '',
          matter: row.flag === true ? 'only_flagged' : 'only_computed',
        }),
      ),
    }),
  ];
};
