import { dayAt, type Reading } from '../reading.ts';
import type { Measure } from '../types.ts';
import type { SheetColumn, SheetRow } from './read-sheet.ts';

type MeasureColumn = 'slide' | 'problem' | 'text' | 'unit' | 'due' | 'check';

/** The columns of 措施. */
export const MEASURE_COLUMNS: readonly SheetColumn<MeasureColumn>[] = [
  { name: 'slide', header: '对应页', aliases: ['页'] },
  { name: 'problem', header: '问题', aliases: ['存在问题'] },
  { name: 'text', header: '措施', aliases: ['整改措施', '要求'], isRequired: true },
  { name: 'unit', header: '责任单位', aliases: ['责任部门', '部门', '责任'], isRequired: true },
  { name: 'due', header: '时限', aliases: ['完成时限'], isRequired: true },
  { name: 'check', header: '衡量标准', aliases: ['衡量'] },
];

/** Turns the rows of 措施 into measures. */
export function measuresOf(
  rows: readonly SheetRow<MeasureColumn>[],
  reading: Reading,
): readonly Measure[] {
  return rows
    .filter(({ cells }) => cells.text !== null)
    .map(({ file, record, cells }) => {
      const place = { file, line: record };
      const { slide, problem, unit, check } = cells;
      return {
        place,
        slide,
        problem,
        text: cells.text ?? '',
        unit,
        due: dayAt(cells.due, place, reading),
        check,
      };
    });
}
