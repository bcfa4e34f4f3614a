import type { MetricDefinition } from '../../definitions/types.ts';
import type { MetricsFile, TrailPoint } from '../../metrics/types.ts';
import { countCell } from './cell-values.ts';
import { type Grid, type GridRow, listColumn, textCell } from './grid.ts';
import { membersText, unitText, valueCell } from './units.ts';

const STATES: Readonly<Record<TrailPoint['state'], string>> = {
  final: '正式',
  draft: '草稿',
  current: '本期',
  missing: '无数据',
};

/** Every result in each of the last 13 months that has a value, one a row: for pivots and charts over months. */
export function trailGrid(
  name: string,
  { metrics }: MetricsFile,
  definitions: ReadonlyMap<string, MetricDefinition>,
): Grid {
  return {
    name,
    title: '历月数据',
    lines: ['一行一个指标一个月，最多近13个月；没有数据、口径不同的月份不列'],
    columns: [
      listColumn('指标编号', 34),
      listColumn('指标名称', 30),
      listColumn('维度', 34),
      listColumn('月份', 12),
      listColumn('状态', 10),
      listColumn('分子', 16),
      listColumn('分母', 16),
      listColumn('值', 16),
      listColumn('单位', 12),
      listColumn('键', 60),
    ],
    rows: metrics.flatMap(({ id, name: called, unit, results }) =>
      results.flatMap(({ by, key, trail }) =>
        trail
          .filter(({ value }) => value !== null)
          .map(
            (point): GridRow => ({
              kind: 'body',
              cells: [
                textCell(id),
                textCell(called),
                textCell(membersText(by)),
                textCell(point.month, 'center'),
                textCell(STATES[point.state], 'center'),
                countCell(point.numerator, ''),
                countCell(point.denominator, ''),
                valueCell(unit, point.value, ''),
                textCell(unitText(unit, definitions.get(id)), 'center'),
                textCell(key),
              ],
            }),
          ),
      ),
    ),
    rules: [],
    notes: [],
    frozen: 4,
    plain: false,
  };
}
