import type { MetricDefinition } from '../../definitions/types.ts';
import type { Unit } from '../../number/unit.ts';
import type { Better, Population } from '../../pack/metric/types.ts';
import { decimalFormat, PERCENT } from './formats.ts';
import { type GridCell, numberCell, textCell } from './grid.ts';

/** Units that are the same whatever is counted. */
const UNITS: Readonly<Partial<Record<Unit, string>>> = {
  percent: '%',
  yuan: '元',
  hours: '小时',
  rank: '名',
  points: '分',
};

/** What a metric's values are in, as people write it; of what only the metric itself knows, what its definition says. */
export function unitText(unit: Unit, definition: MetricDefinition | undefined): string {
  return UNITS[unit] ?? definition?.measure ?? '';
}

/** Which way a figure should go. */
export const DIRECTIONS: Readonly<Record<Better, string>> = {
  lower: '越低越好',
  higher: '越高越好',
  none: '不评价',
};

/** Whether all records were counted or a sample of them. */
export const POPULATIONS: Readonly<Record<Population, string>> = { census: '全量', sample: '抽样' };

/** A value in its unit: a rate (in percent) as a fraction under a percent format; without a value the text given. */
export function valueCell(unit: Unit, value: number | null, missing: string): GridCell {
  if (value === null) return textCell(missing, 'end');
  if (unit === 'percent') return numberCell(value / 100, PERCENT, `${value.toFixed(2)}%`);
  const format = decimalFormat(unit === 'count' || unit === 'rank' ? 0 : 2);
  return numberCell(value, format, value.toLocaleString('en-US'));
}

/** What the combination of members is called in a list of results. */
export function membersText(by: Readonly<Record<string, string>>): string {
  const members = Object.values(by);
  return members.length === 0 ? '合计' : members.join(' / ');
}
