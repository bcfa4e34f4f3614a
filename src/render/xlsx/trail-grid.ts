import type { MetricDefinition } from '../../definitions/types.ts';
import type { MetricsFile } from '../../metrics/types.ts';
import type { WordBook } from '../../words/word-book.ts';
import { countCell } from './cell-values.ts';
import { monthCell } from './dates.ts';
import { dimensionColumns } from './dimension-columns.ts';
import { type Grid, type GridRow, listColumns, textCell } from './grid.ts';
import { tableName } from './sheet-names.ts';
import { unitText, valueCell } from './units.ts';

/** Every result in each of the last 13 months that has a value, one a row: for pivots and charts over months. */
export function trailGrid(
  file: MetricsFile,
  definitions: ReadonlyMap<string, MetricDefinition>,
  words: WordBook,
): Grid {
  const dimensions = dimensionColumns(file, definitions, words);
  return {
    title: words('workbook.trail'),
    lines: [words('workbook.trail.line')],
    columns: [
      ...listColumns(words, [
        ['workbook.metric_id', 34],
        ['workbook.metric_name', 30],
      ]),
      ...dimensions.columns,
      ...listColumns(words, [
        ['workbook.trail.month', 12],
        ['workbook.state', 10],
        ['workbook.numerator', 16],
        ['workbook.denominator', 16],
        ['workbook.value', 16],
        ['workbook.unit', 12],
        ['workbook.key', 60],
      ]),
    ],
    rows: file.metrics.flatMap(({ id, name: called, unit, results }) =>
      results.flatMap(({ by, key, trail }) =>
        trail
          .filter(({ value }) => value !== null)
          .map(
            (point): GridRow => ({
              kind: 'body',
              cells: [
                textCell(id),
                textCell(called),
                ...dimensions.cells(by),
                monthCell(point.month),
                textCell(words(`workbook.month_state.${point.state}`), 'center'),
                countCell(point.numerator, ''),
                countCell(point.denominator, ''),
                valueCell(unit, point.value, ''),
                textCell(unitText(unit, definitions.get(id), words), 'center'),
                textCell(key),
              ],
            }),
          ),
      ),
    ),
    rules: [],
    notes: [],
    frozen: 2,
    plain: false,
    table: tableName(words('workbook.trail')),
  };
}
