import type { MetricDefinition } from '../../definitions/types.ts';
import { whySaid } from '../../metrics/reason.ts';
import type {
  MetricOutcome,
  MetricResult,
  MetricsFile,
  TargetVerdict,
} from '../../metrics/types.ts';
import type { Unit } from '../../number/unit.ts';
import { signOf } from '../../number/unit.ts';
import { inWords, type PlainWord, type WordBook } from '../../words/word-book.ts';
import type { SetBy } from '../../workspace/types.ts';
import { countCell, oneCell, rateCells } from './cell-values.ts';
import { dailyCells, yearToDateCells } from './course-cells.ts';
import { monthCell } from './dates.ts';
import { dimensionColumns } from './dimension-columns.ts';
import { comparatorSign, decimalsOf, limitFormat } from './formats.ts';
import {
  type Grid,
  type GridCell,
  type GridColumn,
  listColumn,
  listColumns,
  numberCell,
  textCell,
} from './grid.ts';
import { tableName } from './sheet-names.ts';
import { unitText, valueCell } from './units.ts';

/** Somebody who sets limits: results know the id, people the name. */
export interface Setter {
  readonly id: string;
  readonly name: string;
}

type Head = readonly [id: PlainWord, widest: number];

const NAMES = [
  ['workbook.metric_id', 34],
  ['workbook.metric_name', 30],
] as const satisfies readonly Head[];

const BEFORE_LIMITS = [
  ['workbook.numerator', 16],
  ['workbook.denominator', 16],
  ['workbook.value', 16],
  ['workbook.unit', 10],
  ['workbook.state', 20],
  ['workbook.metrics.previous_month', 12],
  ['workbook.metrics.previous_state', 12],
  ['workbook.metrics.previous_numerator', 16],
  ['workbook.metrics.previous_denominator', 16],
  ['workbook.metrics.previous_value', 16],
  ['workbook.metrics.change', 20],
  ['workbook.metrics.change_rate', 16],
] as const satisfies readonly Head[];

const BEHIND_LIMITS = [
  ['workbook.metrics.low', 14],
  ['workbook.metrics.high', 14],
  ['workbook.metrics.daily', 14],
  ['workbook.metrics.daily_change', 14],
  ['workbook.metrics.year_months', 12],
  ['workbook.metrics.year_numerator', 16],
  ['workbook.metrics.year_denominator', 16],
  ['workbook.metrics.year_value', 16],
  ['workbook.direction', 12],
  ['workbook.metrics.calculator', 16],
  ['workbook.key', 60],
] as const satisfies readonly Head[];

/** Limit and conclusion. */
const COLUMNS_A_SETTER = 2;

/** What the rows need to know beside their results. */
export interface MetricsFrame {
  /** Who sets limits: each has columns of limit and conclusion. */
  readonly setters: readonly Setter[];
  readonly definitions: ReadonlyMap<string, MetricDefinition>;
  readonly words: WordBook;
}

function columnsFor(
  { setters, words }: MetricsFrame,
  dimensions: readonly GridColumn[],
): readonly GridColumn[] {
  const limits = setters.flatMap(({ name: setter }) => [
    listColumn(words('workbook.metrics.limit', { setter }), 16),
    listColumn(words('workbook.metrics.verdict', { setter }), 24),
  ]);
  return [
    ...listColumns(words, NAMES),
    ...dimensions,
    ...listColumns(words, BEFORE_LIMITS),
    ...limits,
    ...listColumns(words, BEHIND_LIMITS),
  ];
}

/** A column's number by its head, from 1. */
function numberOf(wanted: PlainWord, heads: readonly Head[], before = 0): number {
  return before + heads.findIndex(([id]) => id === wanted) + 1;
}

/** The columns of numerators, over which rates are live formulas. */
interface Numerators {
  readonly own: number;
  readonly year: number;
}

/** Every result of the month in long form, one a row: for pivots, look-ups and checking. */
export function metricsGrid(file: MetricsFile, frame: MetricsFrame): Grid {
  const { words, setters, definitions } = frame;
  const dimensions = dimensionColumns(file, definitions, words);
  const names = NAMES.length + dimensions.columns.length;
  const before = names + BEFORE_LIMITS.length + COLUMNS_A_SETTER * setters.length;
  const numerators: Numerators = {
    own: numberOf('workbook.numerator', BEFORE_LIMITS, names),
    year: numberOf('workbook.metrics.year_numerator', BEHIND_LIMITS, before),
  };
  return {
    title: words('workbook.metrics'),
    lines: [words('workbook.metrics.line')],
    columns: columnsFor(frame, dimensions.columns),
    rows: file.metrics.flatMap((metric) =>
      metric.results.map((result) => ({
        kind: 'body',
        cells: [
          textCell(metric.id),
          textCell(metric.name),
          ...dimensions.cells(result.by),
          ...resultCells(metric, result, numerators, frame),
        ],
      })),
    ),
    rules: [],
    notes: [],
    frozen: NAMES.length,
    plain: false,
    table: tableName(words('workbook.metrics')),
  };
}

/** The state of a result, and why it has no value where there is more to say. */
function statusText(result: MetricResult, words: WordBook): string {
  const state = result.unusable === undefined ? result.status : 'unusable';
  const status = words(`workbook.status.${state}`);
  const why = whySaid(result);
  if (why === null) return status;
  return words('workbook.status.why', { status, reason: inWords(why, words) });
}

function resultCells(
  metric: MetricOutcome,
  result: MetricResult,
  numerators: Numerators,
  { definitions, setters, words }: MetricsFrame,
): readonly GridCell[] {
  const { unit } = metric;
  const { previous } = result;
  return [
    ...valueCells(unit, result, numerators.own),
    textCell(unitText(unit, definitions.get(metric.id), words), 'center'),
    textCell(statusText(result, words)),
    monthCell(previous?.month ?? null),
    textCell(previous === null ? '' : words(`workbook.month_state.${previous.state}`)),
    countCell(previous?.numerator ?? null, ''),
    countCell(previous?.denominator ?? null, ''),
    valueCell(unit, previous?.value ?? null, ''),
    changeOf(unit, result, words),
    result.changeRate === null
      ? textCell('')
      : change(result.changeRate, result.changeRateDisplay, 'percent', words),
    ...setters.flatMap(({ id }) => targetCells(unit, result.targets, id, words)),
    valueCell(unit, result.interval?.low ?? null, ''),
    valueCell(unit, result.interval?.high ?? null, ''),
    ...dailyCells(result.daily, '', words),
    countCell(result.yearToDate?.months ?? null, ''),
    ...yearToDateCells(unit, result.yearToDate, numerators.year, ''),
    textCell(words(`workbook.better.${metric.better}`)),
    textCell(metric.calculator),
    textCell(result.key),
  ];
}

/** A result without a value is blank, so that pivots count numbers only; its state says why. */
function valueCells(
  unit: Unit,
  result: MetricResult,
  numeratorColumn: number,
): readonly GridCell[] {
  if (result.denominator !== null && result.value !== null)
    return rateCells({ ...result, unit }, numeratorColumn);
  return [
    countCell(result.numerator, ''),
    countCell(result.denominator, ''),
    valueCell(unit, result.value, ''),
  ];
}

function changeOf(unit: Unit, result: MetricResult, words: WordBook): GridCell {
  if (result.change === null) return textCell('');
  return change(result.change, result.changeDisplay, unit === 'percent' ? 'pp' : 'count', words);
}

function change(
  value: number,
  display: string | null,
  unit: 'pp' | 'percent' | 'count',
  words: WordBook,
): GridCell {
  const shown = display ?? String(value);
  return oneCell(
    { kind: 'change', value, display: shown, unit, direction: 'flat', effect: 'neutral' },
    'end',
    words,
  );
}

/** Limit and conclusion of the targets that one side set; several stand as text, one after the other. */
function targetCells(
  unit: Unit,
  targets: readonly TargetVerdict[],
  setBy: SetBy,
  words: WordBook,
): readonly [GridCell, GridCell] {
  const set = targets.filter((target) => target.setBy === setBy);
  const [only] = set;
  const shown = set.map((target) => limitText(unit, target)).join(words('mark.clause'));
  const concluded = textCell(
    set.map((target) => conclusion(target, words)).join(words('mark.clause')),
  );
  if (only === undefined || set.length > 1) return [textCell(shown, 'end'), concluded];
  const isPercent = unit === 'percent';
  const format = limitFormat(only.limit, isPercent ? 'percent' : 'other', only.comparator);
  return [numberCell(isPercent ? only.limit / 100 : only.limit, format, shown), concluded];
}

function limitText(unit: Unit, { comparator, limit }: TargetVerdict): string {
  const decimals = Math.max(decimalsOf(limit), unit === 'percent' ? 2 : 0);
  return `${comparatorSign(comparator)}${limit.toFixed(decimals)}${signOf(unit)}`;
}

function conclusion(target: TargetVerdict, words: WordBook): string {
  if (target.met === null) return words('workbook.verdict.none');
  if (target.judges) return words(`workbook.verdict.${target.met ? 'met' : 'missed'}`);
  return words(`workbook.verdict.${target.met ? 'holds' : 'fails'}`);
}
