import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { renderXlsx } from './render-xlsx.ts';
import { ownBuffer, sampleInput } from './test-support.ts';

test('a figure carries its result’s key as a note, and nothing else carries one', async () => {
  const input = sampleInput();
  const keys = input.document.slides
    .flatMap(({ blocks }) => blocks.map(({ block }) => block))
    .flatMap((block) => (block.kind === 'table' || block.kind === 'kpi_board' ? [block] : []))
    .flatMap(({ columns, rows }) =>
      rows.flatMap(({ cells }) =>
        cells.flatMap((cell, at) =>
          'key' in cell && cell.key !== null && !columns[at]?.deckOnly ? [cell.key] : [],
        ),
      ),
    );
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(ownBuffer(await renderXlsx(input)));
  const notes: string[] = [];
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const { note } = cell as { note?: exceljs.Comment | string };
        if (typeof note === 'object')
          notes.push((note.texts ?? []).map(({ text }) => text).join(''));
      }),
    );
  expect(keys.length).toBeGreaterThan(0);
  expect(notes.toSorted()).toEqual(keys.toSorted());
});
