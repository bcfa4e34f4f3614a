import type { ThemeColor } from '../../pack/theme-types.ts';
import { accountGrid } from './account-grid.ts';
import { definitionsGrid } from './definitions-grid.ts';
import { exclusionsGrid } from './exclusions-grid.ts';
import type { Grid } from './grid.ts';
import { listGrid } from './list-grid.ts';
import { DATA_TAB, LIST_TAB } from './looks.ts';
import { metricsGrid } from './metrics-grid.ts';
import { quarantineGrids } from './quarantine-grid.ts';
import { trailGrid } from './trail-grid.ts';
import type { Namer, Sheet, WorkbookInput } from './workbook-input.ts';

/** A sheet of one table that no slide shows. */
export function sheetOf(
  name: string,
  grid: Grid,
  { about, headline = '', tab }: { about: string; headline?: string; tab: ThemeColor },
): Sheet {
  return {
    plan: { name, tab, title: grid.title, grids: [grid] },
    lines: [{ number: '', about, headline }],
  };
}

/** Records drawn for somebody to look at, as the list after the others; none where nothing was drawn. */
function drawSheets({ document, lists, words }: WorkbookInput, name: Namer): readonly Sheet[] {
  const draws = (document.checks ?? []).filter(({ isDraw }) => isDraw);
  const rows = draws.flatMap((check) =>
    check.cases.map(({ id, unit }) => [check.name, check.detail, id, unit]),
  );
  if (rows.length === 0) return [];
  const title = words('list.title', {
    number: String(lists.length + 1),
    title: words('workbook.draws'),
  });
  const heads = [
    'workbook.checks.name',
    'workbook.checks.detail',
    'workbook.checks.case',
    'workbook.checks.case_unit',
  ] as const;
  const about = words('workbook.draws.about', { count: String(rows.length) });
  const columns = heads.map((head) => ({ label: words(head), kind: 'text' as const }));
  const list = { id: 'draws', title, about, total: rows.length, columns, rows };
  return [sheetOf(name(title), listGrid(list), { about: title, headline: about, tab: LIST_TAB })];
}

/** What the report rests on: records left out, accounted for and unusable, lists, all results, definitions. */
export function dataSheets(input: WorkbookInput, name: Namer): readonly Sheet[] {
  const { files, datasets, quarantine, metrics, setters, words, exclusions = [] } = input;
  const definitions = new Map(input.definitions.map((one) => [one.metric, one]));
  const data = (sheet: string, grid: Grid, about: string, headline = ''): Sheet =>
    sheetOf(name(sheet), grid, { about, headline, tab: DATA_TAB });
  return [
    ...(exclusions.length === 0
      ? []
      : [
          data(
            words('workbook.exclusions'),
            exclusionsGrid(exclusions, words),
            words('workbook.exclusions.about'),
          ),
        ]),
    data(
      words('workbook.account'),
      accountGrid(files, { datasets, words }),
      words('workbook.account.about'),
    ),
    ...quarantineGrids(quarantine, words).map((grid) =>
      data(
        words('workbook.quarantine'),
        grid,
        words('workbook.quarantine.about'),
        grid.lines[0] ?? '',
      ),
    ),
    ...input.lists.map((list) =>
      sheetOf(name(list.title), listGrid(list), {
        about: list.title,
        headline: list.about,
        tab: LIST_TAB,
      }),
    ),
    ...drawSheets(input, name),
    data(
      words('workbook.metrics'),
      metricsGrid(metrics, { definitions, setters, words }),
      words('workbook.metrics.about'),
    ),
    data(
      words('workbook.trail'),
      trailGrid(metrics, definitions, words),
      words('workbook.trail.about'),
    ),
    data(
      words('workbook.definitions'),
      definitionsGrid(metrics, definitions, words),
      words('workbook.definitions.about'),
    ),
  ];
}
