import exceljs from 'exceljs';

/** Where a finding stands in sheet 要点, from 1: its rule, and where it is said. */
const RULE = 3;
const USE = 7;

/** Prints rule by rule how many findings a report has, and how many head a slide or stand in the overview. */
async function countFindings(path: string): Promise<string> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet('要点');
  if (!sheet) throw new Error(`${path} has no sheet 要点`);
  const rows = sheet
    .getRows(1, sheet.rowCount)
    ?.filter((row) => typeof row.getCell(1).value === 'number')
    .map((row) => ({ rule: row.getCell(RULE).text, use: row.getCell(USE).text }));
  const groups = [...Map.groupBy(rows ?? [], ({ rule }) => rule)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const count = (list: readonly { readonly use: string }[], word: string) =>
    list.filter(({ use }) => use.includes(word)).length;
  const lines = groups.map(
    ([rule, list]) =>
      `| ${rule} | ${list.length} | ${count(list, '标题句')} | ${count(list, '概述')} |`,
  );
  const all = rows ?? [];
  return [
    '| rule | findings | headlines | overview |',
    '| --- | --- | --- | --- |',
    ...lines,
    `| all | ${all.length} | ${count(all, '标题句')} | ${count(all, '概述')} |`,
  ].join('\n');
}

process.stdout.write(`${await countFindings(process.argv[2] ?? 'out/2009-07/report.xlsx')}\n`);
