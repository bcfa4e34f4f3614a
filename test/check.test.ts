import { appendFileSync, copyFileSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { ROW_CLASSES } from '../src/ingest/model/account.ts';
import type { MetricsFile } from '../src/metrics/types.ts';
import type { QualityFile } from '../src/render/json/quality.ts';
import { runInProcess } from './support/in-process.ts';
import { PROJECT, runReport } from './support/program.ts';
import { contentsOf, tickets, tinyWorkspace } from './support/tiny-workspace.ts';
import { readJson, resultOf } from './support/written-file.ts';

const MONTH = '2009-07';
const TICKETS = '障碍单_综调_2009年7月';
const ORDERS = '装移机工单_2009年7月';
const COMPLAINTS = 'NGCC投诉单_2009年7月';
const EXPORTS = [`${TICKETS}.csv`, `${ORDERS}.xlsx`, `${COMPLAINTS}.csv`];
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/;

/** Three exports of the sample in a workspace of their own. */
function sampleCopy() {
  const workspace = tinyWorkspace();
  const { folder } = workspace;
  const from = join(PROJECT, 'fixtures', 'ziyang');
  const inputs = join(folder, 'inputs', MONTH);
  mkdirSync(inputs, { recursive: true });
  copyFileSync(join(from, 'report.config.yaml'), join(folder, 'report.config.yaml'));
  for (const name of EXPORTS) copyFileSync(join(from, 'inputs', MONTH, name), join(inputs, name));
  const report = (command: string, ...more: string[]) =>
    runInProcess([command, '--month', MONTH, '--workspace', folder, ...more], {
      // As for everybody who asks twice, what did not change is read once.
      programMark: 'tests of check',
    });
  const generated = async () => {
    const { code, stderr } = await report('generate', '--format', 'json', '--quiet');
    expect(code, stderr).toBe(0);
    const read = <T>(name: string) => readJson<T>(join(folder, 'out', MONTH, name));
    const run = read<{ corrections: unknown; inputs: unknown }>('run.json');
    const metrics = read<MetricsFile>('metrics.json');
    return { stderr, run, metrics, quality: read<QualityFile>('quality.json') };
  };
  return { folder, inputs, report, generated, corrections: join(inputs, '待核实记录.xlsx') };
}

function accountOf({ files }: QualityFile, name: string) {
  const account = files.find(({ path }) => path.includes(name))?.account;
  if (!account) throw new Error(name);
  expect(ROW_CLASSES.reduce((sum, one) => sum + account[one], 0)).toBe(account.records);
  return account;
}

/** The sheet of an export, and the row and cell of a record in it. */
function opened(book: exceljs.Workbook, name: string) {
  const sheet = book.getWorksheet(name) ?? book.worksheets.find((one) => one.name.startsWith(name));
  if (!sheet) throw new Error(name);
  const headers = sheet.getRow(4).values as readonly string[];
  return {
    sheet,
    cell: (reason: string, header: string) => {
      for (let row = 5; row <= sheet.rowCount; row += 1)
        if (sheet.getCell(row, 4).text.includes(reason))
          return sheet.getCell(row, headers.indexOf(header));
      throw new Error(`no row says ${reason}`);
    },
  };
}

test('records are told, corrected by hand, and counted; nothing else moves', async () => {
  const { report, generated, corrections, inputs } = sampleCopy();
  const before = await generated();
  expect(before.run.corrections).toBeNull();
  const told = await report('check', '--quiet');
  expect(told).toMatchObject({ code: 0, stderr: '' });
  for (const words of [
    `${TICKETS}.csv`,
    '障碍单号（别名）',
    '待核实 3',
    '未收到VIP客户清单（应由VIP',
    corrections,
  ])
    expect(told.stdout).toContain(words);
  expect(told.stdout).not.toMatch(MOBILE);
  expect(statSync(corrections).mode & 0o777).toBe(0o600);

  const book = new exceljs.Workbook();
  await book.xlsx.readFile(corrections);
  const faults = opened(book, TICKETS);
  expect(faults.sheet.getCell('B2').value).toBe(fileHash(before.quality, TICKETS));
  const number = faults.cell('这个叫法可能指好几项', '业务号码').text;
  expect(number).toMatch(/^6\d{6}$/);
  expect(told.stdout).not.toContain(number);
  faults.cell('这个叫法可能指好几项', 'E家品牌').value = 'E8';
  opened(book, ORDERS).cell('分公司', '分公司').value = '安岳';
  opened(book, COMPLAINTS).cell('日历上没有', '受理时间').value = '2009-07-33 09:00:00';
  await book.xlsx.writeFile(corrections);

  const after = await generated();
  const accounts = (name: string) =>
    [before, after].map(({ quality }) => {
      const { accepted, corrected, quarantined } = accountOf(quality, name);
      return [accepted, corrected, quarantined];
    });
  const [[accepted = 0] = [], now] = accounts(TICKETS);
  expect(now).toEqual([accepted, 1, 2]);
  expect(accounts(ORDERS)[1]).toEqual([accounts(ORDERS)[0]?.[0], 1, 3]);
  expect(accounts(COMPLAINTS)[1]).toEqual(accounts(COMPLAINTS)[0]);
  expect(after.quality.corrected.total).toBe(3);
  expect(after.run.corrections).toMatchObject({
    path: `inputs/${MONTH}/待核实记录.xlsx`,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    exports: [
      { path: expect.stringContaining(COMPLAINTS), corrected: 1 },
      {
        path: expect.stringContaining(TICKETS),
        sha256: fileHash(before.quality, TICKETS),
        corrected: 1,
      },
      { path: expect.stringContaining(ORDERS), corrected: 1 },
    ],
  });
  const moved = after.metrics.metrics
    .flatMap(({ results }) => results)
    .filter(
      ({ key, value }) =>
        value !==
        before.metrics.metrics.flatMap(({ results }) => results).find((one) => one.key === key)
          ?.value,
    )
    .map(({ key }) => key.split('.')[0]);
  expect(moved.length).toBeGreaterThan(0);
  expect(new Set(moved)).not.toContain('complaint');
  const key = 'ehome.repeat_rate?brand=E8';
  const users = [before, after].map(({ metrics }) => resultOf(metrics, key).denominator ?? 0);
  expect((users[1] ?? 0) - (users[0] ?? 0)).toBeLessThanOrEqual(1);

  const again = await report('check', '--json');
  expect(again.code).toBe(0);
  const found = JSON.parse(again.stdout);
  expect(found).toMatchObject({ month: MONTH, exitCode: 0, faults: [], corrections });
  expect(found.corrected).toHaveLength(3);
  for (const said of [again.stdout, JSON.stringify(after.quality)]) {
    expect(said).not.toContain(number);
    expect(said).not.toMatch(MOBILE);
  }
  const kept = new exceljs.Workbook();
  await kept.xlsx.readFile(corrections);
  const states = (name: string) => opened(kept, name).sheet.getColumn(2).values.slice(5);
  expect(states(TICKETS)).toEqual(expect.arrayContaining(['已更正', '待核实']));
  expect(states(COMPLAINTS)).toContain('更正后仍待核实');

  appendFileSync(join(inputs, `${TICKETS}.csv`), '\n');
  const stale = await generated();
  expect(accountOf(stale.quality, TICKETS)).toMatchObject({ corrected: 0, quarantined: 3 });
  expect(stale.stderr).toContain('没有采用：写更正以后该导出已变');
});

function fileHash({ files }: QualityFile, name: string): string | undefined {
  return files.find(({ path }) => path.includes(name))?.sha256;
}

test('what can be read is told beside what keeps a report from being made', async () => {
  const workspace = tinyWorkspace();
  workspace.configure({
    inputs: {
      fault_tickets: {
        files: ['障碍单*.csv'],
        owner: '综合调度组',
        due: '每月3日',
        required: true,
      },
      install_orders: {
        files: ['*装移机*.xlsx'],
        owner: '装维中心',
        due: '每月3日',
        required: true,
      },
    },
  });
  workspace.addTickets(MONTH, tickets(MONTH, '东区', 6, 1));
  workspace.write(`inputs/${MONTH}/障碍单_空.csv`, '');
  workspace.write(`inputs/${MONTH}/说明.docx`, '甲');
  const before = contentsOf(workspace.folder);
  const args = ['--month', MONTH, '--workspace', workspace.folder];
  const { code, stdout } = await runReport(['check', ...args]);
  expect(code).toBe(3);
  for (const words of ['缺少 1 种必需的导出', '文件是空的', '计入统计 6', '说明.docx', '状态 3'])
    expect(stdout).toContain(words);
  expect(contentsOf(workspace.folder)).toEqual(before);
  const english = await runInProcess(['check', ...args, '--lang', 'en']);
  expect(english.stdout).toContain('no report can be made yet (status 3)');
  const status = await runReport(['status', ...args]);
  expect(status.code).toBe(0);
  expect(status.stdout).toMatch(
    /逾期未到 1 项：\n· 装移机工单：装维中心，应于8月3日前提供，必需\n/,
  );
  expect(status.stdout).toMatch(
    /到了但读不了 1 项：\n· 障碍单：综合调度组，必需\n {2}读不了 .*障碍单_空\.csv/,
  );
  expect(readFileSync(join(workspace.folder, 'report.config.yaml'), 'utf8')).toContain('ziyang');
});

test('past a limit check ends as generate does under --strict', async () => {
  const workspace = tinyWorkspace();
  const own = tickets(MONTH, '东区', 20, 1);
  workspace.addTickets(MONTH, [...own, ...tickets(MONTH, '南区', 2, 0)]);
  const args = ['check', '--month', MONTH, '--workspace', workspace.folder];
  expect((await runInProcess(args)).code).toBe(0);
  const { code, stdout } = await runInProcess([...args, '--strict']);
  expect(code).toBe(6);
  expect(stdout).toContain('待核实超过限度');
});

test('the doctor tells part by part, and ends with what is worst', async () => {
  const workspace = tinyWorkspace();
  const args = ['doctor', '--workspace', workspace.folder];
  const env = { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome' };
  const { code, stdout } = await runInProcess(args, { env });
  expect(code).toBe(4);
  expect(stdout).toMatch(/^正常 {2}Node \d/);
  expect(stdout).toMatch(/问题 {2}.*\/nowhere\/chrome/);
  workspace.configure({ pack: '无' });
  const broken = await runInProcess([...args, '--json'], { env });
  expect(broken.code).toBe(2);
  const { findings } = JSON.parse(broken.stdout);
  expect(findings.map(({ part }: { part: string }) => part)).toEqual(
    expect.arrayContaining([
      'node',
      'workspace',
      'store',
      'browser',
      'fonts',
      'folders',
      'memory',
      'disk',
    ]),
  );
});
