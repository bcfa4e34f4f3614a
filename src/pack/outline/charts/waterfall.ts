import { z } from 'zod';
import { addsUpByMember } from '../../../calculators/parts.ts';
import {
  type ByMembers,
  byMembers,
  type ChartKind,
  metricInUse,
  NO_PARTS,
  wholeAndMembers,
} from './chart-kind.ts';

export interface WaterfallSpec extends ByMembers {
  readonly kind: 'waterfall';
}

const schema = z.strictObject({ kind: z.literal('waterfall'), ...byMembers });

/** From the month before to this one over the changes of members. */
export const waterfall: ChartKind<typeof schema, WaterfallSpec> = {
  schema,
  resolve({ title, metric: given, by, only, top }, { find, mustBe }) {
    const names = Object.keys(only);
    const metric = find(given, ['metric'], [by, ...names], names);
    mustBe(metric, addsUpByMember, NO_PARTS);
    return { kind: 'waterfall', title, metric, by, only, top };
  },
  inUse: metricInUse,
  figures: wholeAndMembers,
  withoutPast: () => null,
};
