import type { DefinedLimit, MetricDefinition } from '../../definitions/types.ts';
import type { MetricOutcome, MetricsFile } from '../../metrics/types.ts';
import type { Unit } from '../../number/unit.ts';
import { comparatorSign, decimalsOf } from './formats.ts';
import { type Grid, type GridRow, listColumn, textCell } from './grid.ts';
import { DIRECTIONS, POPULATIONS, unitText } from './units.ts';

/** What every metric of the month means: words, formula, records counted, targets, and the hash that tells a change. */
export function definitionsGrid(
  name: string,
  { metrics }: MetricsFile,
  definitions: ReadonlyMap<string, MetricDefinition>,
): Grid {
  return {
    name,
    title: '口径',
    lines: ['含义不变时口径指纹不变；指纹不同的月份不相比较'],
    columns: [
      listColumn('指标编号', 34),
      listColumn('指标名称', 30),
      listColumn('说明', 56),
      listColumn('计算公式', 56),
      listColumn('统计范围', 30),
      listColumn('范围条件', 56),
      listColumn('计月时间', 16),
      listColumn('单位', 12),
      listColumn('方向', 12),
      listColumn('样本', 10),
      listColumn('数据集', 24),
      listColumn('提供部门', 20),
      listColumn('考核值', 60),
      listColumn('口径指纹', 76),
    ],
    rows: metrics.map((metric) => definitionRow(metric, definitions.get(metric.id))),
    rules: [],
    notes: [],
    frozen: 2,
    plain: false,
  };
}

function definitionRow(metric: MetricOutcome, words: MetricDefinition | undefined): GridRow {
  const { id, name, unit, better, population, definition } = metric;
  return {
    kind: 'body',
    cells: [
      textCell(id),
      textCell(name),
      textCell(words?.description ?? ''),
      textCell(words?.formula ?? ''),
      textCell(words?.scope ?? ''),
      textCell(words?.condition ?? ''),
      textCell(words?.countedBy ?? ''),
      textCell(unitText(unit, words), 'center'),
      textCell(DIRECTIONS[better], 'center'),
      textCell(POPULATIONS[population], 'center'),
      textCell(words?.dataset ?? ''),
      textCell(words?.supplier ?? ''),
      textCell((words?.limits ?? []).map((limit) => limitText(unit, limit)).join('\n')),
      textCell(definition),
    ],
  };
}

/** Such as 省：E6、E8 ≤8.00%（考核全市；2009-01起；综合调度组）. */
function limitText(unit: Unit, limit: DefinedLimit): string {
  const { setter, members, comparator, judged, from, to, owner } = limit;
  const isPercent = unit === 'percent';
  const decimals = Math.max(decimalsOf(limit.limit), isPercent ? 2 : 0);
  const about = [
    `考核${judged.join('、')}`,
    from === null && to === null ? '' : period(from, to),
    owner ?? '',
  ];
  const whom = members === '' ? '' : `${members} `;
  const value = `${comparatorSign(comparator)}${limit.limit.toFixed(decimals)}${isPercent ? '%' : ''}`;
  return `${setter}：${whom}${value}（${about.filter((part) => part !== '').join('；')}）`;
}

function period(from: string | null, to: string | null): string {
  if (to === null) return `${from}起`;
  return from === null ? `至${to}` : `${from}至${to}`;
}
