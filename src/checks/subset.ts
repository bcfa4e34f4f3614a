import { countText } from '../number/display.ts';

import { quoteName } from '../store/quoted.ts';
import { type Checker, notApplicable, notProvided, outcome } from './context.ts';
import { absentColumns, countedIn } from './records.ts';
import type { CheckCase } from './types.ts';

/** Compares the case numbers that one dataset names with those that another has. Records without a number stand aside. */
export const subset: Checker<'subset'> = async (spec, context) => {
  const { of, within } = spec;
  const absent = notProvided([of.dataset, within.dataset], context);
  const missing = [
    ...absentColumns(of.dataset, [of.where, of.key], context),
    ...absentColumns(within.dataset, [within.key], context),
  ];
  if (absent.length + missing.length > 0) return notApplicable(spec, missing, absent);
  const counted = countedIn(of.dataset, of.where, context);
  const key = quoteName(of.key);
  const rows = await context.store.rows(
    `select cast(${key} as varchar) as id,
            ${key} in (select ${quoteName(within.key)} from ${quoteName(within.dataset)}
                       where ${quoteName(within.key)} is not null) as found
     from ${quoteName(of.dataset)} where ${key} is not null and ${counted} order by 1`,
  );
  if (rows.length === 0) return notApplicable(spec, [spec.name]);
  const strays = rows.filter(({ found }) => found !== true);
  return [
    outcome(spec, strays.length > 0 ? 'differs' : 'agrees', {
      size: strays.length,
      facts: {
        count: countText(rows.length),
        wrong: countText(strays.length),
      },
      cases: strays.map(
        ({ id }): CheckCase => ({
          id: context.mask(String(id)),
          unit: '',
          matter: 'no_case',
        }),
      ),
    }),
  ];
};
