import { withCourse } from './course-columns.ts';
import { SUMMARY_TAB } from './looks.ts';
import { guardedTable, tablesOf } from './slide-tables.ts';
import type { Namer, Sheet, WorkbookInput } from './workbook-input.ts';

/** One sheet for each KPI board, its rows with their course over the months beside them. */
export function boardSheets(input: WorkbookInput, name: Namer): readonly Sheet[] {
  const { document, metrics, words } = input;
  return document.slides.flatMap((slide) =>
    tablesOf(slide, 'kpi_board').map((block): Sheet => {
      const about = block.title ?? slide.title;
      const { grid, line } = guardedTable({ slide, block, about }, input, (made) =>
        withCourse(made, block, metrics, words),
      );
      const sheet = name(words('workbook.board'));
      return {
        plan: { name: sheet, tab: SUMMARY_TAB, title: grid.title, grids: [grid] },
        lines: [line],
      };
    }),
  );
}
