import type { ExclusionEntry } from '../../caveats/types.ts';
import { countCell } from './cell-values.ts';
import { type Grid, listColumn, textCell } from './grid.ts';

/** What was left out of rates and times, with its count and what the rate would be with it counted. */
export function exclusionsGrid(name: string, entries: readonly ExclusionEntry[]): Grid {
  return {
    name,
    title: '剔除与未计入',
    lines: [`共 ${entries.length} 条；报告中的数值不含这些记录`],
    columns: [
      listColumn('指标', 40),
      listColumn('单数', 12),
      listColumn('原因', 28),
      listColumn('报告中的数值', 16),
      listColumn('计入后', 24),
      listColumn('结果编号', 60),
    ],
    rows: entries.map((one) => ({
      kind: 'body',
      cells: [
        textCell(one.name),
        countCell(one.count, ''),
        textCell(one.reason),
        textCell(one.effect?.printed ?? '—', 'end'),
        textCell(one.effect?.counted.join('～') ?? '—', 'end'),
        textCell(one.key),
      ],
    })),
    rules: [],
    notes: [
      '缺少判断所需值的记录不知道结果，计入后的比率在全部不达到与全部达到之间；时长没有比率，只列单数',
    ],
    frozen: 1,
    plain: false,
  };
}
