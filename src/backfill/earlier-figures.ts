import { type Message, message } from '../messages/catalogue.ts';
import { readSheet, type SheetColumn, type SheetRow } from '../notes/sheets/read-sheet.ts';
import type { Period } from '../workspace/types.ts';

type FigureColumn =
  | 'month'
  | 'metric'
  | 'name'
  | 'members'
  | 'unit'
  | 'numerator'
  | 'denominator'
  | 'value';

/** The columns of a sheet of earlier figures; the template has them in this order. */
export const FIGURE_COLUMNS: readonly SheetColumn<FigureColumn>[] = [
  {
    name: 'month',
    header: '月份',
    aliases: ['期次', '期间', '账期', '月', '周次', '季度', '年份'],
    isRequired: true,
  },
  { name: 'metric', header: '指标编号', aliases: ['编号'] },
  { name: 'name', header: '指标', aliases: ['指标名称'], isRequired: true },
  { name: 'members', header: '范围', aliases: ['维度', '成员'] },
  { name: 'unit', header: '单位' },
  { name: 'numerator', header: '分子' },
  { name: 'denominator', header: '分母' },
  { name: 'value', header: '数值', aliases: ['值', '结果', '本月值'] },
];

/** One earlier figure as it is written; texts are what stands in the cells. */
export interface WrittenFigure {
  readonly place: { readonly file: string; readonly line: number };
  readonly month: string;
  /** Id or name. */
  readonly metric: string;
  readonly members: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly value: string | null;
}

/** What a sheet of earlier figures holds, and what is wrong with it as a sheet. */
export interface WrittenFigures {
  readonly figures: readonly WrittenFigure[];
  readonly problems: readonly Message[];
}

/** Reads a CSV or workbook of earlier figures; rows without any number are those of a template that nobody filled. */
export async function writtenFigures(file: {
  readonly file: string;
  readonly path: string;
}): Promise<WrittenFigures> {
  const problems: Message[] = [];
  const rows = await readSheet(file, FIGURE_COLUMNS, {
    month: '' as Period,
    warn: (problem) => problems.push(problem),
    // Figures are no notes: what looks like a telephone number may be a count.
    masked: (text) => text,
  });
  const figures = rows.filter(hasNumber).map(figureOf);
  if (problems.length === 0 && figures.length === 0)
    problems.push(message('history.import_empty', { file: file.path }));
  return { figures, problems };
}

function hasNumber({ cells }: SheetRow<FigureColumn>): boolean {
  return cells.value !== null || cells.numerator !== null || cells.denominator !== null;
}

function figureOf({ file, record, cells }: SheetRow<FigureColumn>): WrittenFigure {
  const { month, metric, name, members, numerator, denominator, value } = cells;
  return {
    place: { file, line: record },
    month: month ?? '',
    metric: metric ?? name ?? '',
    members: members ?? '',
    numerator,
    denominator,
    value,
  };
}
