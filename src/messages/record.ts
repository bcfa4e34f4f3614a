import type { MessageTable } from './message.ts';

const likely = (p: { nearest: string | null }) =>
  p.nearest === null ? '' : `，最接近的是「${p.nearest}」`;
const likelyEn = (p: { nearest: string | null }) =>
  p.nearest === null ? '' : `; the nearest is "${p.nearest}"`;

const fixed = (zh: string, en: string) => ({
  kind: 'info' as const,
  zh: (_: Readonly<Record<never, never>>) => zh,
  en: (_: Readonly<Record<never, never>>) => en,
});

/** Why a record cannot be used. None quotes the record, which may hold personal data. */
export const recordMessages = {
  'record.missing_value': fixed('必填，但没有填写', 'is required but empty'),
  'record.too_many_cells': {
    kind: 'info',
    zh: (p: { cells: number; columns: number }) =>
      `这条记录有 ${p.cells} 格，表头只有 ${p.columns} 列，内容可能错位`,
    en: (p: { cells: number; columns: number }) =>
      `the record has ${p.cells} cells under ${p.columns} headers and may be shifted`,
  },
  'record.too_few_cells': {
    kind: 'info',
    zh: (p: { cells: number; columns: number }) =>
      `这条记录只有 ${p.cells} 格，表头有 ${p.columns} 列，缺少必需的列`,
    en: (p: { cells: number; columns: number }) =>
      `the record has only ${p.cells} cells under ${p.columns} headers and lacks required ones`,
  },
  'record.unclosed_quote': fixed(
    '引号没有成对，这条记录无法可靠分列；请在源系统改正后重新导出，或改存为 xlsx',
    'has an unbalanced quote and cannot be parted into cells; correct it and export again, or save as xlsx',
  ),
  'record.stray_quote': fixed(
    '引号的用法不合 CSV 规则，列可能错位；请在源系统改正后重新导出，或改存为 xlsx',
    'uses quotes in a way CSV does not allow and may be shifted; correct it and export again, or save as xlsx',
  ),
  'record.record_too_long': fixed(
    '这条记录长得不合理（超过一百万字），没有读入；请检查导出',
    'is unreasonably long (over a million characters) and was not read; check the export',
  ),
  'record.nul_bytes': fixed(
    '含有空字节（NUL），内容多半已损坏；请重新导出',
    'holds NUL bytes and is probably damaged; export it again',
  ),
  'record.formula_without_result': fixed(
    '是公式，但文件里没有存它的结果（写出文件的程序没有计算）；请用 Excel 或 WPS 打开、保存后再用',
    'is a formula whose result is not in the file (the program that wrote it did not calculate); open and save it in Excel or WPS first',
  ),
  'record.formula_uncalculated': fixed(
    '是公式，存的结果是 0，而文件要求打开时重新计算，或写出它的程序不会计算：结果可能过时，或从没算过，没有采用；请用 Excel 或 WPS 打开、保存后再用',
    'is a formula that holds 0, in a file that asks to be calculated again or of a program that cannot calculate: the result may be out of date or was never calculated, and is not used; open and save it in Excel or WPS first',
  ),
  'record.number_as_date': fixed(
    '数值所在的单元格设成了日期或时间格式，分不清是数、是时长还是日期；请改成「常规」格式（时长用 [h]:mm）后再用',
    'is a number in a cell of a date or time format and may be a number, a duration or a date; set the format to General ([h]:mm for durations)',
  ),
  'record.unclear_format': fixed(
    '单元格格式按千或万缩放显示，却写着另一个单位，分不清是多少；请改成「常规」格式后再用',
    'is shown in thousands or the like beside another unit, so that its size is unclear; set the format to General',
  ),
  'record.cell_error': fixed(
    '是表格软件的错误值（如 #N/A）',
    'is a spreadsheet error such as #N/A',
  ),
  'record.unreadable_cell': fixed('单元格的内容读不出来', 'has a content that cannot be read'),
  'record.merged_cell': fixed(
    '与上一行合并成一格，只有首行有值；请在表格软件里取消合并，逐行填写',
    'is merged with the cell above, which alone holds a value; unmerge it and fill each row',
  ),
  'record.unknown_datetime': fixed('不是认得的日期时间写法', 'is no known form of a date and time'),
  'record.two_digit_year': fixed(
    '年份只有两位，无法确定是哪一年；应写成 2009-07-03',
    'has a year of two digits, which could be any century; write 2009-07-03',
  ),
  'record.day_or_month_first': fixed(
    '分不清哪个是月、哪个是日；请写成 2009-07-03，或在源系统改日期格式后重新导出',
    'could be read with the day or the month first; write 2009-07-03, or change the format of dates and export again',
  ),
  'record.unclear_zone': fixed(
    '时区 CST 有好几个，本工作区不在中国时区，无法确定；请导出带 +08:00 这样时差的时间',
    'says CST, which is the name of several zones, and the workspace keeps none of China; export times with an offset such as +08:00',
  ),
  'record.span_backwards': fixed(
    '时段的结束早于开始',
    'is a span of time that ends before it starts',
  ),
  'record.not_a_percentage': fixed(
    '不是百分比；应写成 93.59%，或整列都写小数',
    'is no percentage; write 93.59%, or fractions in the whole column',
  ),
  'record.percent_unclear': fixed(
    '分不清是百分数还是小数（可读成原数加 %，也可读成它的 100 倍加 %）：这一列不带 % 的数在 1 上下；请写成 93.59%、在表头写明（%），或在数据集里写 as: percent 或 as: fraction',
    'could be per cent or a fraction (itself with a %, or a hundred times itself), as the numbers of this column without a % lie about 1; write 93.59%, put (%) into the header, or as: percent or as: fraction into the dataset',
  ),
  'record.no_such_datetime': fixed(
    '日历上没有这个日期或时间',
    'is a date or time that does not exist',
  ),
  'record.datetime_far_off': fixed('年份不在 1990 至 2099 之间', 'has a year outside 1990 to 2099'),
  'record.not_a_number': fixed('不是数值', 'is no number'),
  'record.not_a_rank': fixed(
    '不是名次，应写成 8、第8名 或 8/21',
    'is no rank; write it as 8, 第8名 or 8/21',
  ),
  'record.not_a_month': fixed(
    '不是月份，应写成 2009-07 或 2009年7月',
    'is no month; write it as 2009-07 or 2009年7月',
  ),
  'record.number_too_large': fixed('数值大得不合理', 'is unreasonably large'),
  'record.fractions_of_a_cent': fixed('金额的小数超过两位', 'has fractions of a cent'),
  'record.not_hours': fixed('不是时长', 'is no duration'),
  'record.day_zero_or_one': fixed(
    '1899-12-31 在有的程序里是第 0 天（只有后面的时分秒），在有的程序里是 1 天，分不清；请把该列设成 [h]:mm 格式，或写成 5:00:00、29:00:00 这样再导出',
    'is dated 1899-12-31, which is day 0 for some programs and day 1 for others; give the column the format [h]:mm, or write 5:00:00 or 29:00:00',
  ),
  'record.clock_and_unit': fixed(
    '表头说的单位不是小时，这里却是几点几分的写法，分不清是几小时几分还是几分几秒；请写成 1:10:00 或 70分钟',
    'stands under a header whose unit is not hours and could be hours and minutes or minutes and seconds; write 1:10:00 or 70分钟',
  ),
  'record.bare_under_clock': fixed(
    '表头说的是几时几分（几分几秒）的写法，这里却只有一个数，分不清是小时、分钟还是秒；请写成 1:10:00 或 70分钟，或把表头改成一个单位',
    'stands under a header of hours and minutes (or minutes and seconds) and is a number alone, which could be either; write 1:10:00 or 70分钟, or give the header one unit',
  ),
  'record.negative': fixed('时长不能是负数', 'is negative'),
  'record.not_yes_or_no': fixed('应填是或否，写法认不出', 'should say yes or no, but does not'),
  'record.id_lost_digits': fixed(
    '号码成了科学计数法，后几位已丢失；请把该列按文本重新导出',
    'is in scientific notation and has lost digits; export the column as text',
  ),
  'record.ambiguous_value': fixed('这个叫法可能指好几项，无法归类', 'could mean several members'),
  'record.unknown_value': {
    kind: 'info',
    zh: (p: { nearest: string | null }) => `不在可用的取值里${likely(p)}`,
    en: (p: { nearest: string | null }) => `is none of the allowed values${likelyEn(p)}`,
  },
  'record.unknown_branch': {
    kind: 'info',
    zh: (p: { unit: string; nearest: string | null }) => `不在组织表的${p.unit}里${likely(p)}`,
    en: (p: { unit: string; nearest: string | null }) =>
      `is no branch of the organisation${likelyEn(p)}`,
  },
  'record.unknown_department': {
    kind: 'info',
    zh: (p: { unit: string; nearest: string | null }) => `不在组织表的${p.unit}里${likely(p)}`,
    en: (p: { unit: string; nearest: string | null }) =>
      `is no department of the organisation${likelyEn(p)}`,
  },
} satisfies MessageTable;
