import type { MetricDefinition } from '../../definitions/types.ts';
import type {
  MetricOutcome,
  MetricResult,
  MetricsFile,
  ResultStatus,
  TargetVerdict,
} from '../../metrics/types.ts';
import type { Unit } from '../../number/unit.ts';
import { signOf } from '../../number/unit.ts';
import type { SetBy } from '../../workspace/types.ts';
import { countCell, oneCell, rateCells } from './cell-values.ts';
import { dailyCells, yearToDateCells } from './course-cells.ts';
import { comparatorSign, decimalsOf, limitFormat } from './formats.ts';
import {
  type Grid,
  type GridCell,
  type GridRow,
  listColumn,
  numberCell,
  textCell,
} from './grid.ts';
import { DIRECTIONS, membersText, unitText, valueCell } from './units.ts';

/** Somebody who sets limits: results know the id, people the name. */
export interface Setter {
  readonly id: string;
  readonly name: string;
}

type Label = readonly [label: string, widest: number];

const BEFORE_LIMITS: readonly Label[] = [
  ['指标编号', 34],
  ['指标名称', 30],
  ['维度', 34],
  ['分子', 16],
  ['分母', 16],
  ['值', 16],
  ['显示值', 20],
  ['单位', 10],
  ['状态', 20],
  ['上期月份', 12],
  ['上期状态', 12],
  ['上期分子', 16],
  ['上期分母', 16],
  ['上期值', 16],
  ['变化', 20],
  ['变化率', 16],
];

const BEHIND_LIMITS: readonly Label[] = [
  ['区间下限', 14],
  ['区间上限', 14],
  ['日均', 14],
  ['日均变化率', 14],
  ['累计月数', 12],
  ['累计分子', 16],
  ['累计分母', 16],
  ['累计值', 16],
  ['累计显示值', 20],
  ['方向', 12],
  ['计算方式', 16],
  ['键', 60],
];

/** All columns: limit and conclusion for each setter of the pack. */
function labelsFor(setters: readonly Setter[]): readonly Label[] {
  const limits = setters.flatMap(({ name }): readonly Label[] => [
    [`${name}考核值`, 16],
    [`${name}考核结论`, 24],
  ]);
  return [...BEFORE_LIMITS, ...limits, ...BEHIND_LIMITS];
}

/** A column's number by its label, from 1. */
function columnOf(wanted: string, labels: readonly Label[]): number {
  return labels.findIndex(([label]) => label === wanted) + 1;
}

/** What the rows need to know beside their results. */
interface RowContext {
  readonly setters: readonly Setter[];
  readonly definitions: ReadonlyMap<string, MetricDefinition>;
  readonly numeratorColumn: number;
  readonly yearColumn: number;
}

/** Every result of the month in long form, one a row: for pivots, look-ups and checking. */
export function metricsGrid(
  name: string,
  metrics: MetricsFile,
  definitions: ReadonlyMap<string, MetricDefinition>,
  setters: readonly Setter[],
): Grid {
  const labels = labelsFor(setters);
  const context: RowContext = {
    setters,
    definitions,
    numeratorColumn: columnOf('分子', labels),
    yearColumn: columnOf('累计分子', labels),
  };
  return {
    name,
    title: '指标数据',
    lines: ['一行一个结果；率为小数按百分比显示，变化＝本期−上期，率的变化单位为百分点'],
    columns: labels.map(([label, widest]) => listColumn(label, widest)),
    rows: metrics.metrics.flatMap((metric) =>
      metric.results.map((result) => resultRow(metric, result, context)),
    ),
    rules: [],
    notes: [],
    frozen: 3,
    plain: false,
  };
}

const STATUSES: Readonly<Record<ResultStatus, string>> = {
  ok: '正常',
  not_provided: '未收到数据',
  not_applicable: '不适用（分母为0）',
  error: '计算出错',
};

function statusText({ status, message, unusable }: MetricResult): string {
  const state = unusable === undefined ? STATUSES[status] : '待核实';
  return state + (message === undefined ? '' : `：${message}`);
}

function resultRow(metric: MetricOutcome, result: MetricResult, context: RowContext): GridRow {
  const { unit } = metric;
  const { previous } = result;
  return {
    kind: 'body',
    cells: [
      textCell(metric.id),
      textCell(metric.name),
      textCell(membersText(result.by)),
      ...valueCells(unit, result, context),
      textCell(result.display, 'end'),
      textCell(unitText(unit, context.definitions.get(metric.id)), 'center'),
      textCell(statusText(result)),
      textCell(previous?.month ?? ''),
      textCell(previous === null ? '' : previous.state === 'final' ? '正式' : '草稿'),
      countCell(previous?.numerator ?? null, ''),
      countCell(previous?.denominator ?? null, ''),
      valueCell(unit, previous?.value ?? null, ''),
      changeOf(unit, result),
      result.changeRate === null
        ? textCell(result.changeRateDisplay ?? '', 'end')
        : change(result.changeRate, result.changeRateDisplay, 'percent'),
      ...context.setters.flatMap(({ id }) => targetCells(unit, result.targets, id)),
      valueCell(unit, result.interval?.low ?? null, ''),
      valueCell(unit, result.interval?.high ?? null, ''),
      ...dailyCells(result.daily, ''),
      countCell(result.yearToDate?.months ?? null, ''),
      ...yearToDateCells(unit, result.yearToDate, context.yearColumn, ''),
      textCell(result.yearToDate?.display ?? '', 'end'),
      textCell(DIRECTIONS[metric.better]),
      textCell(metric.calculator),
      textCell(result.key),
    ],
  };
}

function valueCells(
  unit: Unit,
  result: MetricResult,
  { numeratorColumn }: RowContext,
): readonly GridCell[] {
  if (result.denominator !== null) return rateCells({ ...result, unit }, numeratorColumn);
  return [
    countCell(result.numerator, ''),
    countCell(result.denominator, ''),
    valueCell(unit, result.value, result.display),
  ];
}

function changeOf(unit: Unit, result: MetricResult): GridCell {
  if (result.change === null) return textCell('');
  return change(result.change, result.changeDisplay, unit === 'percent' ? 'pp' : 'count');
}

function change(value: number, display: string | null, unit: 'pp' | 'percent' | 'count'): GridCell {
  const shown = display ?? String(value);
  return oneCell(
    { kind: 'change', value, display: shown, unit, direction: 'flat', effect: 'neutral' },
    'end',
  );
}

/** Limit and conclusion of the targets that one side set; several stand as text, one after the other. */
function targetCells(
  unit: Unit,
  targets: readonly TargetVerdict[],
  setBy: SetBy,
): readonly [GridCell, GridCell] {
  const set = targets.filter((target) => target.setBy === setBy);
  const [only] = set;
  const shown = set.map((target) => limitText(unit, target)).join('；');
  const concluded = textCell(set.map(conclusion).join('；'));
  if (only === undefined || set.length > 1) return [textCell(shown, 'end'), concluded];
  const isPercent = unit === 'percent';
  const format = limitFormat(only.limit, isPercent ? 'percent' : 'other', only.comparator);
  return [numberCell(isPercent ? only.limit / 100 : only.limit, format, shown), concluded];
}

function limitText(unit: Unit, { comparator, limit }: TargetVerdict): string {
  const decimals = Math.max(decimalsOf(limit), unit === 'percent' ? 2 : 0);
  return `${comparatorSign(comparator)}${limit.toFixed(decimals)}${signOf(unit)}`;
}

function conclusion(target: TargetVerdict): string {
  if (target.met === null) return '不判定';
  if (target.judges) return target.met ? '达标' : '未达标';
  return target.met ? '满足（不考核本级）' : '未满足（不考核本级）';
}
