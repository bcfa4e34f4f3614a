import { z } from 'zod';
import { addsUpByMember, isShare } from '../../../calculators/parts.ts';
import { texts } from '../../declare/schema-parts.ts';
import { type ByMembers, byMembers, type ChartKind, metricInUse, NO_PARTS } from './chart-kind.ts';

/** `apart`: members that say nothing, such as 查中自复; they stand after the others and are not cumulated. */
export interface ParetoSpec extends ByMembers {
  readonly kind: 'pareto';
  readonly apart: readonly string[];
}

const schema = z.strictObject({
  kind: z.literal('pareto'),
  ...byMembers,
  apart: texts.default([]),
});

/** Sorted bars with the share that they reach together. */
export const pareto: ChartKind<typeof schema, ParetoSpec> = {
  schema,
  resolve({ title, metric: given, by, only, top, apart }, { find, mustBe }) {
    const names = Object.keys(only);
    const metric = find(given, ['metric'], [by, ...names], names);
    mustBe(metric, (one) => isShare(one) || addsUpByMember(one), NO_PARTS);
    return { kind: 'pareto', title, metric, by, only, top, apart };
  },
  inUse: metricInUse,
  figures({ metric, by, only, top, apart }, look) {
    const members = look.split(metric, [by, ...Object.keys(only)], only);
    const shown = members
      .filter((one) => !apart.includes(look.member(one, by)))
      .toSorted((a, b) => look.value(b) - look.value(a))
      .slice(0, top ?? members.length);
    // A metric that has no value has a total that says why.
    return members.length > 0 ? shown : look.one(metric, only);
  },
};
