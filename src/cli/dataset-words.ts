import type { Lang } from '../messages/message.ts';
import type { ColumnType } from '../pack/dataset/types.ts';

/** The words of `report datasets`. */
export interface DatasetWords {
  readonly required: string;
  readonly optional: string;
  readonly semicolon: string;
  readonly types: Readonly<Record<ColumnType, string>>;
  readonly named: (words: readonly string[]) => string;
  readonly aliases: (headers: readonly string[]) => string;
  readonly likely: (headers: readonly string[]) => string;
  readonly inverse: (headers: readonly string[]) => string;
  readonly values: (values: readonly string[], isOpen: boolean) => string;
  readonly metrics: (names: readonly string[], count: number) => string;
  /** What stands in the workbook to fill. */
  readonly template: { readonly required: string; readonly optional: string };
}

export const datasetWords: Readonly<Record<Lang, DatasetWords>> = {
  'zh-CN': {
    required: '必需的列：',
    optional: '可以没有的列（没有时，用到它的数不出）：',
    semicolon: '；',
    types: {
      id: '编号',
      text: '文字',
      datetime: '日期时间',
      month: '月份',
      hours: '时长',
      number: '数',
      rank: '名次',
      amount: '金额',
      percent: '百分比',
      enum: '类别',
      flag: '是否',
      branch: '下属单位',
      department: '部门',
    },
    named: (words) => `文件名、工作表名或标题里有：${words.join('、')}`,
    aliases: (headers) => `也认 ${headers.join('、')}`,
    likely: (headers) => `init 会认 ${headers.join('、')}`,
    inverse: (headers) => `意思相反 ${headers.join('、')}`,
    values: (values, isOpen) =>
      `${isOpen ? '已知的值' : '只能是'} ${values.join('、')}${isOpen ? '，别的照列' : ''}`,
    metrics: (names, count) =>
      `用于 ${names.join('、')}${count > names.length ? ` 等 ${count} 项` : ''}`,
    template: { required: '必需', optional: '可以没有' },
  },
  en: {
    required: 'required columns:',
    optional: 'columns that may be absent (figures that read them are then left out):',
    semicolon: '; ',
    types: {
      id: 'id',
      text: 'text',
      datetime: 'date and time',
      month: 'month',
      hours: 'length of time',
      number: 'number',
      rank: 'rank',
      amount: 'amount',
      percent: 'percentage',
      enum: 'class',
      flag: 'yes or no',
      branch: 'branch',
      department: 'department',
    },
    named: (words) => `known by file, sheet or title with ${words.join(', ')}`,
    aliases: (headers) => `also ${headers.join(', ')}`,
    likely: (headers) => `init takes ${headers.join(', ')}`,
    inverse: (headers) => `the opposite: ${headers.join(', ')}`,
    values: (values, isOpen) =>
      `${isOpen ? 'known values' : 'one of'} ${values.join(', ')}${isOpen ? ', others as they are' : ''}`,
    metrics: (names, count) =>
      `for ${names.join(', ')}${count > names.length ? ` and others (${count})` : ''}`,
    template: { required: 'required', optional: 'may be absent' },
  },
};
