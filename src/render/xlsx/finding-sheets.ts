import { changesGrid } from './changes-grid.ts';
import { checksGrid } from './checks-grid.ts';
import { sheetOf } from './data-sheets.ts';
import { findingsGrid } from './findings-grid.ts';
import { SUMMARY_TAB } from './looks.ts';
import type { Namer, Sheet, WorkbookInput } from './workbook-input.ts';

/** What changed against an earlier draft, findings and checks, where the report has any. */
export function findingSheets(
  { document, draft, words }: WorkbookInput,
  name: Namer,
): readonly Sheet[] {
  const { findings = [], checks = [] } = document;
  const made = [
    ...(draft === undefined || draft.changes.length === 0
      ? []
      : [
          {
            sheet: words('workbook.changes'),
            grid: changesGrid(draft, words),
            about: words('workbook.changes.about'),
          },
        ]),
    ...(findings.length === 0
      ? []
      : [
          {
            sheet: words('workbook.findings'),
            grid: findingsGrid(document, words),
            about: words('workbook.findings.about'),
          },
        ]),
    ...(checks.length === 0
      ? []
      : [
          {
            sheet: words('workbook.checks'),
            grid: checksGrid(document, words),
            about: words('workbook.checks.about'),
          },
        ]),
  ];
  return made.map(({ sheet, grid, about }) =>
    sheetOf(name(sheet), grid, { about, headline: grid.lines[0] ?? '', tab: SUMMARY_TAB }),
  );
}
