import { z } from 'zod';
import { addsUpByMember } from '../../../calculators/parts.ts';
import { name } from '../../declare/schema-parts.ts';
import {
  type ByMembers,
  byMembers,
  type ChartKind,
  metricInUse,
  NO_PARTS,
  wholeAndMembers,
} from './chart-kind.ts';

export interface StackedSpec extends ByMembers {
  readonly kind: 'stacked';
  /** The dimension whose members are the parts of each bar. */
  readonly parts: string;
}

const schema = z.strictObject({ kind: z.literal('stacked'), ...byMembers, parts: name });

/** Bars of parts that add up. */
export const stacked: ChartKind<typeof schema, StackedSpec> = {
  schema,
  resolve({ title, metric: given, by, parts, only, top }, { find, mustBe }) {
    const names = Object.keys(only);
    const metric = find(given, ['metric'], [by, ...names], [by, parts, ...names]);
    mustBe(metric, addsUpByMember, NO_PARTS);
    return { kind: 'stacked', title, metric, by, parts, only, top };
  },
  inUse: metricInUse,
  figures: wholeAndMembers,
};
