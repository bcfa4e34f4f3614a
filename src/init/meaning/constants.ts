import type { ColumnSpec } from '../../pack/dataset/types.ts';
import type { ExampleTable } from '../tables/example-tables.ts';
import type { Reading } from './readings.ts';

/** A column that a table lacks, and the text that all its records most likely have. */
export interface ProposedConstant {
  readonly column: ColumnSpec;
  readonly text: string;
  /** Where the text stands: a word by which this table is told from others; null for what holds everywhere. */
  readonly word: string | null;
}

/** Dates and numbers, and words that stand in any title. */
const DATED =
  /[（(【[]?\d[\d年月日号.\-_/~至到*]*[)）】\]]?|[一二三四五六七八九十]{1,3}(?:月份?|、)|附表|附件/g;
const GENERAL =
  /明细|清单|样本|数据|报表|记录|统计表?|情况|导出|汇总|台账|表格|列表|单位[:：].*|统计(?:时间|期间|周期)[:：].*|[:：\s_\-—#()（）【】]+|表$/g;
/** Headers of parts of time: 通报期次, 周次. */
const PERIOD = /期次|期数|期号|周次|月份|账期/;
/** Remarks in brackets. */
const REMARK = /[（(【[][^）)】\]]*[）)】\]]/g;
const NAMELESS = /^(?:SHEET|表|工作表)\d*$/i;

/**
 * What the names of a table say for columns that it lacks: a month is the report's, and the text of a list stands in the
 * title, the sheet's name or the file's. Only for required columns, and for those of which the pack says that exports
 * often have them in a title only.
 */
export function constantsOf(
  { dataset, missing, columnAt, crossed }: Reading,
  table: Pick<ExampleTable, 'name' | 'titles'>,
): readonly ProposedConstant[] {
  const there = new Set([...columnAt.values()].map(({ name }) => name));
  const wanted = dataset.columns.filter(
    (column) =>
      !there.has(column.name) &&
      !crossed?.columns.includes(column.name) &&
      (missing.includes(column) || column.titled),
  );
  return wanted.flatMap((column): readonly ProposedConstant[] => {
    if (column.type === 'month' || PERIOD.test(column.header))
      return missing.includes(column) ? [{ column, text: '{month}', word: null }] : [];
    if (column.type !== 'enum' && column.type !== 'text') return [];
    const said = saidBy(table, dataset.words ?? []);
    if (said !== null) return [{ column, text: memberIn(said, column) ?? said, word: said }];
    return missing.includes(column) ? [{ column, text: dataset.name, word: null }] : [];
  });
}

/** The member of a list that a text names; null where it names none. */
function memberIn(text: string, { values }: ColumnSpec): string | null {
  const named = values.find(({ value, aliases }) =>
    [value, ...aliases].some((one) => text.includes(one)),
  );
  return named?.value ?? null;
}

/**
 * What the nearest title says beside dates and general words, or else the sheet's name; null where neither does. Words by
 * which exports of the dataset are known say only what they are: 排名 is no 渠道.
 */
function saidBy(
  { name, titles }: Pick<ExampleTable, 'name' | 'titles'>,
  general: readonly string[],
): string | null {
  const [, sheet = ''] = name.split('#');
  const places = [...titles.toReversed(), NAMELESS.test(sheet) ? '' : sheet];
  for (const place of places) {
    const bare = place.replace(REMARK, '').replace(DATED, '').replace(GENERAL, '');
    const own = general.reduce((text, word) => text.replaceAll(word, ''), bare);
    if (own.length > 1 && bare.length <= 12) return bare;
  }
  return null;
}
