import { z } from 'zod';
import { inColumn, title } from '../../declare/schema-parts.ts';
import {
  type ChartKind,
  type FigureRows,
  figureRows,
  resolveRows,
  rowsInUse,
} from './chart-kind.ts';

export interface RowsSpec<Kind extends string> {
  readonly kind: Kind;
  readonly title: string | null;
  readonly rows: readonly FigureRows[];
}

/** Listed figures one under the other. */
function rowsOf<const Kind extends string>(kind: Kind) {
  const schema = z.strictObject({ kind: z.literal(kind), ...inColumn, title, rows: figureRows });
  return {
    schema,
    resolve: (raw, tools) => ({ kind, title: raw.title, rows: resolveRows(raw.rows, [], tools) }),
    inUse: rowsInUse,
    figures: ({ rows }, look) =>
      rows.flatMap((row) => row.of.flatMap((only) => look.one(row.metric, only))),
  } satisfies ChartKind<typeof schema, RowsSpec<Kind>>;
}

/** A bar a row with the limits of its own. */
export const bullet = rowsOf('bullet');

/** Shares with their 95 % intervals. */
export const dotInterval = rowsOf('dot_interval');
