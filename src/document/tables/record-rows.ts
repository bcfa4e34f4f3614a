import { recordName } from '../../findings/record-name.ts';
import type { Figure } from '../../metrics/lookup.ts';
import type { BlockSpec } from '../../pack/outline/types.ts';
import { textCell } from '../model/cells.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Cell } from '../model/types.ts';

type TableSpec = Extract<BlockSpec, { kind: 'table' }>;
type Members = Readonly<Record<string, string>>;

const MOMENT = /^\d{4}-\d{2}-\d{2}/;

/** How a table of single records names and orders its rows. */
export interface RecordRows {
  readonly order: (rows: readonly Members[]) => readonly Members[];
  readonly cell: (member: string) => Cell;
}

/**
 * Rows that are single records, such as outages: by the moment that another set of the same metrics knows them by,
 * and named as people call them, their number beside it. Null where the rows are no records.
 */
export function recordRows(spec: TableSpec, context: DocumentContext): RecordRows | null {
  const [dimension, ...more] = spec.rows;
  const [column] = spec.columns;
  if (dimension === undefined || more.length > 0 || column === undefined) return null;
  const { datasets } = context.pack;
  const { dataset } = context.lookup.metric(column.metric).scope;
  const columns = datasets.find(({ id }) => id === dataset)?.columns ?? [];
  if (columns.find(({ name }) => name === dimension)?.type !== 'id') return null;
  const figures = spec.columns.flatMap(({ metric }) =>
    context.lookup.figures(metric, [dimension], {}),
  );
  const momentOf = (member: string): string => {
    const moments = figuresOf(member, dimension, figures).flatMap(({ outcome }) =>
      outcome.results
        .filter(({ by }) => by[dimension] === member)
        .flatMap(({ by }) => Object.values(by).filter((value) => MOMENT.test(value))),
    );
    return moments[0] ?? '';
  };
  const nameOf = (member: string): string =>
    figuresOf(member, dimension, figures)
      .map((figure) => recordName(figure, dimension, { datasets }))
      .find((name) => name !== member) ?? '';
  return {
    order: (rows) =>
      rows.toSorted((a, b) => {
        const [one, other] = [momentOf(a[dimension] ?? ''), momentOf(b[dimension] ?? '')];
        return one < other ? -1 : one > other ? 1 : 0;
      }),
    cell: (member) => {
      const name = nameOf(member);
      return name === '' ? textCell(member) : { kind: 'text', display: name, small: member };
    },
  };
}

function figuresOf(
  member: string,
  dimension: string,
  figures: readonly Figure[],
): readonly Figure[] {
  return figures.filter(({ result }) => result.by[dimension] === member);
}
