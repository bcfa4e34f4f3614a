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
  { about, headline = '', tab }: { about: string; headline?: string; tab: string },
): Sheet {
  return {
    plan: { name, tab, title: grid.title, grids: [grid] },
    lines: [{ number: '', about, headline }],
  };
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
