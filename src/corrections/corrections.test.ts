import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { ROW_CLASSES } from '../ingest/model/account.ts';
import type { Ingested } from '../ingest/model/types.ts';
import { type Bench, openBench, workbook } from '../ingest/test-support.ts';
import { inWords, type Message } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import { lentStore } from '../store/test-support.ts';
import { correctionsIn, warnOfAbsentExports } from './apply-corrections.ts';
import { nextCorrections } from './next-corrections.ts';
import { readCorrections } from './read-corrections.ts';
import { saveCorrections } from './save-corrections.ts';

const HEADER = '单号,分公司,品牌,受理时间,归档时间,原因,备注';
const good = (id: string) => `${id},安岳,E8,2009-07-03 08:00,2009-07-03 10:00,线路,无`;
const NAME = '待核实记录.xlsx';

/** One `check`: reads corrections and exports, and writes what is to be corrected; each time with a store of its own. */
async function round(bench: Bench) {
  const folder = join(bench.folder, 'inputs', '2009-07');
  const warnings: string[] = [];
  const warn = (one: Message) => void warnings.push(inWords(one, 'zh-CN'));
  await using store = await lentStore();
  const earlier = await readCorrections(folder, bench.folder, warn);
  const read = await bench.run({ store, warn, correctionsFor: correctionsIn(earlier, warn) });
  warnOfAbsentExports(earlier, read.files, warn);
  const next = nextCorrections(earlier, read, read.quarantine);
  const path = await saveCorrections(folder, earlier, next, warn, new Date());
  const rows = await store.rows('SELECT * FROM tickets ORDER BY _file, _record');
  return { read, rows, path, warnings, earlier };
}

/** Opens the correction file like a person, and saves it. */
async function edit(bench: Bench, change: (sheet: exceljs.Worksheet) => void): Promise<void> {
  const path = join(bench.folder, 'inputs', '2009-07', NAME);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  const [, sheet] = book.worksheets;
  if (!sheet) throw new Error('no sheet');
  change(sheet);
  await book.xlsx.writeFile(path);
}

function rowOf(sheet: exceljs.Worksheet, record: number): exceljs.Row {
  for (let row = 5; row <= sheet.rowCount; row += 1)
    if (sheet.getCell(row, 1).value === record) return sheet.getRow(row);
  throw new Error(`no row of record ${record}`);
}

function toAnyue(sheet: exceljs.Worksheet): void {
  rowOf(sheet, 3).getCell(6).value = '安岳';
}

function accountsClose({ files }: Ingested): boolean {
  return files.every(
    ({ account }) => ROW_CLASSES.reduce((sum, name) => sum + account[name], 0) === account.records,
  );
}

test('a corrected record is read as corrected, counted apart and kept; the rest stays', async () => {
  await using bench = await openBench();
  const bad = 'T2,安岳县区,E8,2009-07-04 08:00,,线路,13300001234';
  const worse = 'T3,安岳,E9,2009-07-32,,线路,';
  await bench.put('障碍.csv', [HEADER, good('T1'), bad, worse, 'T5,安岳', ''].join('\n'));
  const first = await round(bench);
  expect(first.read.files[0]?.account).toMatchObject({ quarantined: 3, corrected: 0, accepted: 1 });
  expect((await stat(first.path ?? '')).mode & 0o777).toBe(0o600);
  await edit(bench, (sheet) => {
    expect(sheet.getRow(4).values).toEqual([
      ...[undefined, '记录号', '状态', '列', '原因'],
      ...HEADER.split(','),
    ]);
    expect(rowOf(sheet, 3).values).toEqual([
      ...[undefined, 3, '待核实', '分公司', expect.stringContaining('最接近的是「安岳」')],
      ...bad.split(',').map((cell) => (cell === '' ? undefined : cell)),
    ]);
    rowOf(sheet, 3).getCell(6).value = '安岳';
    rowOf(sheet, 4).getCell(7).value = 'E6';
    for (const [at, cell] of ['', 'E8', '2009-07-05 09:00', '2009-07-05 10:00'].entries())
      if (cell) rowOf(sheet, 5).getCell(6 + at).value = cell;
  });
  const second = await round(bench);
  expect(second.read.files[0]?.account).toMatchObject({
    quarantined: 1,
    corrected: 2,
    accepted: 1,
  });
  expect(accountsClose(second.read)).toBe(true);
  expect(second.rows.map(({ ticket_id, branch }) => [ticket_id, branch])).toEqual([
    ...['T1', 'T2', 'T5'].map((id) => [id, '安岳']),
  ]);
  expect(second.read.corrected[0]).toMatchObject({
    record: 3,
    changes: [{ header: '分公司', from: '安岳县区', to: '安岳' }],
  });
  expect(second.read.quarantine).toMatchObject([{ record: 4, column: '受理时间' }]);
  await edit(bench, (sheet) => {
    expect([3, 4, 5].map((record) => rowOf(sheet, record).getCell(2).value)).toEqual([
      ...['已更正', '更正后仍待核实', '已更正'],
    ]);
    expect(rowOf(sheet, 4).getCell(4).value).toContain('日历上没有');
    rowOf(sheet, 4).getCell(8).value = new Date('2009-07-31T09:00:00Z');
  });
  const third = await round(bench);
  expect(third.read.files[0]?.account).toMatchObject({ quarantined: 0, corrected: 3, accepted: 1 });
  const bytes = await readFile(third.path ?? '');
  expect((await round(bench)).warnings).toEqual([]);
  expect(await readFile(third.path ?? '')).toEqual(bytes);
});

test('what nobody changed is never taken for a correction, whatever a workbook does to its text', async () => {
  await using bench = await openBench();
  const odd = `T2,火星,E8,2009-07-03,,"第一行\r\n_x0041_ =1+1\u0001\u001e　尾 ",${'长'.repeat(33_000)}`;
  await bench.put('障碍.csv', [HEADER, good('T1'), odd, `T3,火"星,E8,2009-07-03,,,`].join('\n'));
  const cells = [['单号', '分公司', '品牌', '受理时间', '归档时间']];
  const error = ['T4', { error: '#N/A' }, 'E8', '2009-07-03', ''];
  await bench.put('障碍2.xlsx', await workbook({ 表: [...cells, error] as never }));
  const first = await round(bench);
  expect(first.read.quarantine).toHaveLength(3);
  await edit(bench, (sheet) => sheet.getColumn(1).eachCell((cell) => void cell.font));
  const second = await round(bench);
  expect(second.read.corrected).toEqual([]);
  expect(second.read.quarantine).toEqual(first.read.quarantine);
});

test('a formula counts as the value that it shows, and one without a value is no correction', async () => {
  await using bench = await openBench();
  await bench.put(
    '障碍.csv',
    [HEADER, good('T1'), 'T2,火,E8,2009-07-03,,,', 'T3,火,E8,2009-07-03,,,'].join('\n'),
  );
  await round(bench);
  await edit(bench, (sheet) => {
    rowOf(sheet, 3).getCell(6).value = { formula: '"安"&"岳"', result: '安岳' };
    rowOf(sheet, 4).getCell(6).value = { formula: 'NOW()' } as exceljs.CellFormulaValue;
  });
  const { read } = await round(bench);
  expect(read.files[0]?.account).toMatchObject({ corrected: 1, quarantined: 1 });
  expect(read.quarantine[0]?.reason).toContain('公式');
});

test.each([
  [
    'two rows of one record',
    (sheet: exceljs.Worksheet) => void sheet.addRow([3, '待核实', '', '', 'T2', '简阳']),
    '有两行',
  ],
  [
    'another header',
    (sheet: exceljs.Worksheet) => {
      sheet.spliceColumns(6, 1);
    },
    '表头被改动',
  ],
])('corrections with %s are not used, and kept aside', async (_, spoil, words) => {
  await using bench = await openBench();
  await bench.put('障碍.csv', [HEADER, good('T1'), 'T2,火,E8,2009-07-03,,,'].join('\n'));
  await round(bench);
  await edit(bench, (sheet) => {
    rowOf(sheet, 3).getCell(6).value = '安岳';
    spoil(sheet);
  });
  const { read, warnings } = await round(bench);
  expect(read.files[0]?.account).toMatchObject({ corrected: 0, quarantined: 1 });
  expect(warnings.join()).toContain(words);
  expect(warnings.join()).toContain('待核实记录-旧1.xlsx');
  expect(await readdir(join(bench.folder, 'inputs', '2009-07'))).toContain('待核实记录-旧1.xlsx');
});

test('corrections fit the export that they were made for, and no other', async () => {
  await using bench = await openBench();
  const lines = [HEADER, good('T1'), 'T2,火,E8,2009-07-03,,,'];
  await bench.put('障碍.csv', lines.join('\n'));
  await round(bench);
  await bench.put('障碍.csv', [...lines, good('T3')].join('\n'));
  const unedited = await round(bench);
  expect(unedited.warnings).toEqual([]);
  await edit(bench, toAnyue);
  await bench.put('障碍.csv', lines.join('\n'));
  const { read, warnings } = await round(bench);
  expect(read.files[0]?.account).toMatchObject({ corrected: 0, quarantined: 1 });
  expect(warnings).toEqual([
    expect.stringContaining('没有采用：写更正以后该导出已变'),
    expect.stringContaining('待核实记录-旧1.xlsx'),
  ]);
});

test('corrections wait for an export that did not come this time', async () => {
  await using bench = await openBench();
  const lines = [HEADER, good('T1'), 'T2,火,E8,2009-07-03,,,'].join('\n');
  await bench.put('障碍.csv', lines);
  await bench.put('障碍2.csv', [HEADER, good('T9')].join('\n'));
  await round(bench);
  await edit(bench, toAnyue);
  const folder = join(bench.folder, 'inputs', '2009-07');
  await bench.put('障碍.csv', '');
  await expect(round(bench)).rejects.toThrow(Fault);
  await writeFile(join(folder, '障碍.csv'), [HEADER, good('T7')].join('\n'));
  await rename(join(folder, '障碍.csv'), join(folder, '别的.csv'));
  expect((await round(bench)).warnings).toContainEqual(expect.stringContaining('没有读到这个导出'));
  await bench.put('障碍.csv', lines);
  expect((await round(bench)).read.files[0]?.account).toMatchObject({ corrected: 1 });
});

test('a file that cannot be trusted is refused like an export; one that is no longer needed goes', async () => {
  await using bench = await openBench();
  await bench.put('障碍.csv', [HEADER, good('T1'), 'T2,火,E8,2009-07-03,,,'].join('\n'));
  const { path } = await round(bench);
  const bytes = await readFile(path ?? '');
  await bench.put(NAME, bytes.subarray(0, bytes.length / 2));
  await expect(round(bench)).rejects.toMatchObject({ said: { code: 'ingest.unreadable' } });
  await bench.put(NAME, await workbook({ 我的表: [['记录号'], [3]] }));
  await expect(round(bench)).rejects.toMatchObject({ said: { code: 'corrections.not_ours' } });
  await bench.put(NAME, 'T2,安岳');
  await expect(round(bench)).rejects.toMatchObject({ said: { code: 'corrections.not_ours' } });
  await bench.put(NAME, bytes);
  await bench.put('障碍.csv', [HEADER, good('T1')].join('\n'));
  expect((await round(bench)).path).toBeNull();
  expect(await readdir(join(bench.folder, 'inputs', '2009-07'))).toEqual(['障碍.csv']);
});

test('a file that changes while it is checked, or is open, is left as it is', async () => {
  await using bench = await openBench();
  await bench.put('障碍.csv', [HEADER, good('T1'), 'T2,火,E8,2009-07-03,,,'].join('\n'));
  const folder = join(bench.folder, 'inputs', '2009-07');
  const { read, path } = await round(bench);
  const next = nextCorrections(null, read, read.quarantine);
  const warnings: string[] = [];
  const warn = (one: Message) => void warnings.push(one.code);
  const before = await readFile(path ?? '');
  await saveCorrections(folder, null, next, warn, new Date());
  await bench.put(`~$${NAME}`, '');
  const earlier = await readCorrections(folder, bench.folder, warn);
  await saveCorrections(folder, earlier, { sheets: [], cut: [] }, warn, new Date());
  expect(warnings).toEqual(['corrections.changed_meanwhile', 'corrections.open_elsewhere']);
  expect(await readFile(path ?? '')).toEqual(before);
});
