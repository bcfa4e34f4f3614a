import { z } from 'zod';
import { addsUpByMember } from '../../../calculators/parts.ts';
import {
  type ByMembers,
  byMembers,
  type ChartKind,
  type ChartWords,
  metricInUse,
  NO_PARTS,
  wholeAndMembers,
} from './chart-kind.ts';

/** `part`: the steps are those of the value, or of the records that a rate counts. */
export interface WaterfallSpec extends ByMembers {
  readonly kind: 'waterfall';
  readonly part: 'value' | 'numerator';
}

const schema = z.strictObject({
  kind: z.literal('waterfall'),
  ...byMembers,
  part: z.enum(['value', 'numerator']).default('value'),
});

const NO_NUMERATOR: ChartWords = {
  zh: (id) => `指标 ${id} 不是比率，没有分子，不能写 part: numerator`,
  en: (id) => `${id} is no rate and has no numerator for part: numerator`,
};

/** From the month before to this one over the changes of members. */
export const waterfall: ChartKind<typeof schema, WaterfallSpec> = {
  schema,
  resolve({ title, metric: given, by, only, top, part }, { find, mustBe }) {
    const names = Object.keys(only);
    const metric = find(given, ['metric'], [by, ...names], names);
    if (part === 'value') mustBe(metric, addsUpByMember, NO_PARTS);
    else mustBe(metric, ({ shape }) => shape === 'rate', NO_NUMERATOR);
    return { kind: 'waterfall', title, metric, by, only, top, part };
  },
  inUse: metricInUse,
  figures: wholeAndMembers,
  withoutPast: () => null,
};
