import { type Grid, listColumn, textCell } from './grid.ts';

/** One sheet as the contents list it. */
export interface ContentsLine {
  readonly sheet: string;
  /** The slide's number, or empty. */
  readonly number: string;
  readonly about: string;
  readonly headline: string;
}

/** The first sheet: every other sheet with a link, the number and title of its slide, and its message. */
export function contentsGrid(
  name: string,
  report: { readonly title: string; readonly department: string },
  lines: readonly ContentsLine[],
): Grid {
  return {
    name,
    title: report.title,
    lines: [`制表部门：${report.department}`],
    columns: [
      listColumn('编号', 12),
      listColumn('工作表', 40),
      listColumn('内容', 44),
      listColumn('要点', 60),
    ],
    rows: lines.map((line) => ({
      kind: 'body',
      cells: [
        textCell(line.number, 'center'),
        { ...textCell(line.sheet), value: { kind: 'link', text: line.sheet, sheet: line.sheet } },
        textCell(line.about),
        textCell(line.headline),
      ],
    })),
    rules: [],
    notes: [],
    frozen: 0,
    plain: true,
  };
}
