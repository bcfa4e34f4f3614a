import { inOneWidth } from '../pack/dataset/one-width.ts';
import { columnsIn } from '../pack/dataset/sql-names.ts';
import { inRange } from '../store/quoted.ts';
import type { CheckContext } from './context.ts';

/** The condition that a dataset's record counts for the month and meets `where`. */
export function countedIn(dataset: string, where: string | null, context: CheckContext): string {
  const spec = context.ingested.datasets.find((one) => one.spec.id === dataset)?.spec;
  const own = where === null ? 'true' : `(${spec ? inOneWidth(where, spec) : where})`;
  if (!spec?.cohort) return own;
  return `${inRange(spec.cohort, context.rangeOf(dataset))} and ${own}`;
}

/**
 * Headers of columns that these expressions read and no export of the dataset has, but for those that it may lack, or its records where none can be
 * used; none where no export came at all.
 */
export function absentColumns(
  dataset: string,
  expressions: readonly (string | null)[],
  context: CheckContext,
  mayLack: readonly string[] = [],
): readonly string[] {
  const loaded = context.ingested.datasets.find((one) => one.spec.id === dataset);
  if (!loaded) return [dataset];
  if (!loaded.provided) return [];
  const { spec, presentColumns, unusable = 0 } = loaded;
  if (unusable > 0) return [`${spec.name}可用的记录（${unusable} 条待核实）`];
  const names = new Set(
    expressions.flatMap((sql) => (sql === null ? [] : columnsIn(sql, spec).columns)),
  );
  const asked = [...names].filter((name) => !mayLack.includes(name));
  return asked.flatMap((name) => {
    const derived = spec.derived.find((one) => one.name === name);
    const isThere = derived
      ? derived.needs.some((need) => need.every((one) => presentColumns.includes(one)))
      : presentColumns.includes(name);
    const label = derived?.label ?? spec.columns.find((one) => one.name === name)?.header ?? name;
    return isThere ? [] : [`${spec.name}「${label}」`];
  });
}
