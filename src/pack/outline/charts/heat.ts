import { z } from 'zod';
import {
  inColumn,
  type MemberFilter,
  memberFilter,
  name,
  title,
} from '../../declare/schema-parts.ts';
import { type ChartKind, label, rowsInUse } from './chart-kind.ts';

/** Metrics as rows, members as columns, each cell with its verdict. */
export interface HeatSpec {
  readonly kind: 'heat';
  readonly title: string | null;
  readonly rows: readonly {
    readonly metric: string;
    readonly only: MemberFilter;
    readonly label: string | null;
  }[];
  readonly across: string;
  readonly total: boolean;
}

const schema = z.strictObject({
  kind: z.literal('heat'),
  ...inColumn,
  title,
  rows: z
    .array(z.strictObject({ metric: z.string(), only: memberFilter.default({}), label }))
    .min(1),
  across: name,
  total: z.boolean().default(true),
});

/** A shaded table of metrics by members. */
export const heat: ChartKind<typeof schema, HeatSpec> = {
  schema,
  resolve({ title, rows: given, across, total }, { find }) {
    const rows = given.map(({ metric, only, label }, index) => ({
      metric: find(metric, ['rows', index, 'metric'], [across, ...Object.keys(only)]),
      only,
      label,
    }));
    return { kind: 'heat', title, rows, across, total };
  },
  inUse: rowsInUse,
  figures: ({ rows, across, total }, look) =>
    rows.flatMap(({ metric, only }) => [
      ...(total ? look.one(metric, only) : []),
      ...look.split(metric, [across, ...Object.keys(only)], only),
    ]),
};
