import { z } from 'zod';
import { inColumn, type MemberFilter, memberFilter, title } from '../../declare/schema-parts.ts';
import { type ChartKind, type ChartWords, metricInUse, names } from './chart-kind.ts';

export interface SlopeSpec {
  readonly kind: 'slope';
  readonly title: string | null;
  readonly metric: string;
  /** A metric that gives the rank before; without one the month before is read. */
  readonly previous: string | null;
  readonly by: readonly string[];
  readonly only: MemberFilter;
}

const NO_RANK: ChartWords = {
  zh: (id) => `指标 ${id} 不是名次（unit: rank）`,
  en: (id) => `${id} is no rank (unit: rank)`,
};

const schema = z.strictObject({
  kind: z.literal('slope'),
  ...inColumn,
  title,
  metric: z.string(),
  previous: z.string().nullable().default(null),
  by: names,
  only: memberFilter.default({}),
});

/** Ranks of two months, 1 on top. */
export const slope: ChartKind<typeof schema, SlopeSpec> = {
  schema,
  resolve(raw, { find, mustBe }) {
    const dimensions = [...raw.by, ...Object.keys(raw.only)];
    const metric = find(raw.metric, ['metric'], dimensions);
    mustBe(metric, ({ shape }) => shape === 'rank', NO_RANK);
    const previous = raw.previous === null ? null : find(raw.previous, ['previous'], dimensions);
    return { kind: 'slope', title: raw.title, metric, previous, by: raw.by, only: raw.only };
  },
  inUse: metricInUse,
  figures({ metric, by, only }, look) {
    const ranks = look.split(metric, [...by, ...Object.keys(only)], only);
    if (ranks.length > 0) return ranks;
    // A metric that has no value has no members either, but a total that says why.
    return look.one(metric, {}).filter((one) => !look.isOk(one));
  },
  // The export itself may give the rank of the month before.
  withoutPast: (spec) => (spec.previous === null ? null : spec),
};
