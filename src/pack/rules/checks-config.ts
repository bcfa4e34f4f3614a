import { z } from 'zod';
import { checkSql } from '../dataset/check-sql.ts';
import { columnsIn } from '../dataset/sql-names.ts';
import type { DatasetSpec } from '../dataset/types.ts';
import type { Report } from '../declare/problems.ts';
import { reportUnknown } from '../declare/unknown-name.ts';
import type { MetricSpec } from '../metric/types.ts';

const name = z.string().regex(/^[a-z][a-z0-9_]*$/);
const head = {
  id: z.string().regex(/^[a-z][a-z0-9_.]*$/, '应为小写编号 | a lower-case id'),
  name: z.string().min(1),
};
const members = z.record(z.string(), z.string()).default({});
const figure = z.strictObject({ metric: z.string(), of: members });
const records = z.strictObject({
  dataset: name,
  where: z.string().nullable().default(null),
  /** The column with the number of the case. */
  key: name,
  /** The column with the unit that answers for it. */
  unit: name,
  /** What people call these records; the dataset's name unless told. */
  name: z.string().min(1).nullish(),
});

const checkSchema = z.discriminatedUnion('kind', [
  /** A metric's total against the sum over each set of dimensions. */
  z.strictObject({
    kind: z.literal('parts_equal_total'),
    ...head,
    metric: z.string(),
    by: z.array(z.array(name).min(1)).min(1),
  }),
  /** Totals that the exports print against our own count or sum of the same file. */
  z.strictObject({
    kind: z.literal('control_total'),
    ...head,
    /** By dataset: which of its records the exports count in their totals; all unless told. */
    counted: z.record(z.string(), z.string()).default({}),
  }),
  /** Every case of one list against its entry in another. */
  z.strictObject({
    kind: z.literal('case_by_case'),
    ...head,
    cases: records,
    against: records,
    metrics: z.array(z.string()).default([]),
  }),
  /** Every reference in one dataset exists in another. */
  z.strictObject({
    kind: z.literal('subset'),
    ...head,
    of: z.strictObject({ dataset: name, where: z.string().nullable().default(null), key: name }),
    within: z.strictObject({ dataset: name, key: name }),
  }),
  z.strictObject({ kind: z.literal('at_most'), ...head, figure, than: figure }),
  /** A count of users against the length of the number range that it was told for. */
  z.strictObject({
    kind: z.literal('at_most_range'),
    ...head,
    dataset: name,
    where: z.string().nullable().default(null),
    key: name,
    count: name,
    range: name,
    unit: name.nullable().default(null),
    metrics: z.array(z.string()).default([]),
  }),
  /** A given flag against its computation from other columns. */
  z.strictObject({
    kind: z.literal('flag_agrees'),
    ...head,
    dataset: name,
    where: z.string().nullable().default(null),
    flag: z.string(),
    computed: z.string(),
    /** Columns that exports may lack: where `computed` is null without them, nothing is compared. */
    may_lack: z.array(name).default([]),
    metrics: z.array(z.string()).default([]),
  }),
  /** A rate of 100 % over many: a seeded draw of records to look at. */
  z.strictObject({
    kind: z.literal('too_good'),
    ...head,
    metrics: z.array(z.string()).min(1),
    at_least: z.int().min(1).default(50),
    draw: z.int().min(1).default(10),
  }),
  /** Members that are no class, such as 其他, above a part of the whole in percent. */
  z.strictObject({
    kind: z.literal('bucket_too_big'),
    ...head,
    metric: z.string(),
    by: name,
    of: members,
    members: z.array(z.string().min(1)).min(1),
    over: z.number().min(0).max(100).default(30),
    at_least: z.int().min(1).default(10),
  }),
  /** Members that are no cause among the first. */
  z.strictObject({
    kind: z.literal('empty_cause'),
    ...head,
    metric: z.string(),
    by: name,
    members: z.array(z.string().min(1)).min(1),
    top: z.int().min(1).default(3),
  }),
]);

/** `checks.yaml`: what must agree with what. */
export const checksSchema = z
  .strictObject({ checks: z.array(checkSchema) })
  .nullable()
  .transform((given) => given ?? { checks: [] });

/** One comparison as `checks.yaml` declares it. */
export type CheckSpec = z.infer<typeof checkSchema>;
export type CheckKind = CheckSpec['kind'];

/** Reports metrics, dimensions, datasets and columns of a check that do not exist. */
export function checkReferences(
  check: CheckSpec,
  datasets: readonly DatasetSpec[],
  metrics: readonly MetricSpec[],
  report: Report,
): void {
  const dataset = (id: string, path: readonly PropertyKey[]): DatasetSpec | null => {
    const found = datasets.find((one) => one.id === id) ?? null;
    if (!found) reportUnknown(report, path, 'dataset', id, idsOf(datasets));
    return found;
  };
  const sql = (text: string | null, of: DatasetSpec | null, path: readonly PropertyKey[]) => {
    if (text !== null && of) checkSql(text, of, path, report);
  };
  const column = (given: string, of: DatasetSpec | null, path: readonly PropertyKey[]) => {
    if (of && columnsIn(given, of).columns.length === 0)
      report(path, `数据集 ${of.id} 没有 ${given} 列`, `${of.id} has no column ${given}`);
  };
  const metric = (
    id: string,
    sets: readonly (readonly string[])[],
    path: readonly PropertyKey[],
  ) => {
    const found = metrics.find((one) => one.id === id);
    if (!found) {
      reportUnknown(report, path, 'metric', id, idsOf(metrics));
      return;
    }
    for (const set of sets.filter((one) => one.length > 0 && !isComputed(found, one))) {
      report(
        path,
        `指标 ${id} 没有按「${set.join('、')}」计算`,
        `${id} is not computed by ${set.join(', ')}`,
      );
    }
  };
  switch (check.kind) {
    case 'control_total':
      for (const [id, where] of Object.entries(check.counted)) {
        sql(where, dataset(id, ['counted']), ['counted', id]);
      }
      return;
    case 'parts_equal_total':
      metric(check.metric, check.by, ['metric']);
      return;
    case 'case_by_case':
      for (const side of ['cases', 'against'] as const) {
        const of = dataset(check[side].dataset, [side, 'dataset']);
        sql(check[side].where, of, [side, 'where']);
        column(check[side].key, of, [side, 'key']);
        column(check[side].unit, of, [side, 'unit']);
      }
      for (const id of check.metrics) metric(id, [], ['metrics']);
      return;
    case 'subset': {
      const of = dataset(check.of.dataset, ['of', 'dataset']);
      sql(check.of.where, of, ['of', 'where']);
      column(check.of.key, of, ['of', 'key']);
      column(check.within.key, dataset(check.within.dataset, ['within', 'dataset']), [
        'within',
        'key',
      ]);
      return;
    }
    case 'at_most':
      metric(check.figure.metric, [Object.keys(check.figure.of)], ['figure']);
      metric(check.than.metric, [Object.keys(check.than.of)], ['than']);
      return;
    case 'at_most_range': {
      const of = dataset(check.dataset, ['dataset']);
      sql(check.where, of, ['where']);
      for (const field of ['key', 'count', 'range', 'unit'] as const) {
        const given = check[field];
        if (given !== null) column(given, of, [field]);
      }
      for (const id of check.metrics) metric(id, [], ['metrics']);
      return;
    }
    case 'flag_agrees': {
      const of = dataset(check.dataset, ['dataset']);
      sql(check.where, of, ['where']);
      sql(check.flag, of, ['flag']);
      sql(check.computed, of, ['computed']);
      for (const id of check.metrics) metric(id, [], ['metrics']);
      return;
    }
    case 'too_good':
      for (const id of check.metrics) metric(id, [], ['metrics']);
      return;
    case 'bucket_too_big':
      metric(check.metric, [[check.by, ...Object.keys(check.of)]], ['metric']);
      return;
    case 'empty_cause':
      metric(check.metric, [[check.by]], ['metric']);
  }
}

function isComputed(metric: MetricSpec, set: readonly string[]): boolean {
  return metric.by.some((by) => by.length === set.length && by.every((one) => set.includes(one)));
}

function idsOf(all: readonly { readonly id: string }[]): readonly string[] {
  return all.map(({ id }) => id);
}
