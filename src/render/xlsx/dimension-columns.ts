import type { MetricDefinition } from '../../definitions/types.ts';
import type { MetricsFile } from '../../metrics/types.ts';
import type { WordBook } from '../../words/word-book.ts';
import { type GridCell, type GridColumn, listColumn, textCell } from './grid.ts';

/** By which a result is broken down, and one column for each dimension that any result has. */
export interface DimensionColumns {
  readonly columns: readonly GridColumn[];
  readonly cells: (by: Readonly<Record<string, string>>) => readonly GridCell[];
}

const WIDEST = 24;

/**
 * The columns that tell which members a result is of, for pivots: what it is broken down by, then one column a
 * dimension, headed as people call it, empty where the result is not broken down by it. Dimensions of the same name
 * share a column.
 */
export function dimensionColumns(
  { metrics }: MetricsFile,
  definitions: ReadonlyMap<string, MetricDefinition>,
  words: WordBook,
): DimensionColumns {
  const labels = new Map<string, string>();
  for (const { id, results } of metrics)
    for (const name of results.flatMap(({ by }) => Object.keys(by)))
      if (!labels.has(name)) labels.set(name, definitions.get(id)?.dimensions[name] ?? name);
  const heads = [...new Set(labels.values())];
  const labelOf = (name: string): string => labels.get(name) ?? name;
  return {
    columns: [
      listColumn(words('workbook.breakdown'), WIDEST),
      ...heads.map((head) => listColumn(head, WIDEST)),
    ],
    cells: (by) => {
      const names = Object.keys(by);
      const breakdown = names.map(labelOf).join(words('mark.list'));
      return [
        textCell(breakdown === '' ? words('workbook.total') : breakdown),
        ...heads.map((head) =>
          textCell(
            names
              .filter((name) => labelOf(name) === head)
              .map((name) => by[name] ?? '')
              .join(' / '),
          ),
        ),
      ];
    },
  };
}
