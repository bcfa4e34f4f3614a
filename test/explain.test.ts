import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Explanation } from '../src/explain/types.ts';
import { runInProcess } from './support/in-process.ts';
import { PROJECT, runReport } from './support/program.ts';
import { sampleFile, sampleMetrics, sampleRun } from './support/sample.ts';
import { readJson, resultOf } from './support/written-file.ts';

const MARK = readFileSync(join(PROJECT, 'dist', 'app', 'program-mark'), 'utf8');
const KEY = 'ehome.repeat_rate?brand=E8&branch=安岳';
/** A telephone number of this sample as it stands whole. */
const WHOLE_NUMBER = /(?<!\d)(?:1[3-9]\d{9}|6\d{6})(?!\d)/;

function explain(...words: readonly string[]) {
  const { workspace } = sampleRun();
  // As for everybody who has made the report, the month is not read again: these sources are those of the built program.
  return runInProcess(['explain', ...words, '--month', '2009-07', '--workspace', workspace], {
    programMark: MARK,
  });
}

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'report-explain-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function opened(file: string): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(file);
  return workbook;
}

describe('report explain', () => {
  test('says of a figure what it means, what it is made of, and who speaks of it', async () => {
    const { code, stdout, stderr } = await explain('ehome.repeat_rate', 'brand=E8', '安岳');
    expect([code, stderr]).toEqual([0, '']);
    const { numerator, denominator, display } = resultOf(sampleMetrics(), KEY);
    expect(stdout).toContain(`${KEY}  重复申告用户率  2009-07`);
    expect(stdout).toContain(`${numerator} ÷ ${denominator?.toLocaleString('en-US')} = ${display}`);
    expect(stdout).toMatch(/市考核 ≤5%：未达标/);
    expect(stdout).toMatch(/分子 \d+ 户（\d+ 条记录）/);
    expect(stdout).toMatch(/2\.1 /);
    // SQL is for those who ask for it.
    expect(stdout).not.toMatch(/select /i);
    const asked = await explain('ehome.repeat_rate', 'brand=E8', '安岳', '--sql');
    expect(asked.stdout).toMatch(/>= cast\('2009-07-01 00:00:00' as timestamp\)/);
    expect(asked.stdout).toMatch(/\$1 = 'E8', \$2 = '安岳'/);
    expect(stdout).toMatch(/分子 {2}inputs\/2009-07\/障碍单\S+\.csv +\d+ /);
    expect(stdout).not.toMatch(WHOLE_NUMBER);
    const perUsers = await runReport([
      ...['explain', 'fault.per_100_users', '现业', '--month', '2009-07'],
      ...['--workspace', sampleRun().workspace],
    ]);
    expect(perUsers.stdout).toMatch(/计入 [\d,]+ 条记录，除数合计 [\d,]+$/m);
  });

  test('writes the records masked or not, never over a file, and prints the same as JSON', async () => {
    const folder = scratch();
    const masked = join(folder, 'masked.xlsx');
    const plain = join(folder, 'plain.xlsx');
    const first = await explain(KEY, '--json', '--rows', masked);
    expect([first.code, first.stderr]).toEqual([0, expect.stringContaining('已遮盖')]);
    const said = JSON.parse(first.stdout) as Explanation;
    expect(said).toMatchObject({ key: KEY, result: { key: KEY }, records: { dataset: '障碍单' } });
    expect(first.stdout).not.toMatch(WHOLE_NUMBER);
    expect((await explain(KEY, '--rows', plain, '--unmask')).code).toBe(0);
    for (const file of [masked, plain]) {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const sheet = (await opened(file)).getWorksheet('障碍单');
      let head = 0;
      const numbers = new Set<string>();
      const repeaters = new Set<string>();
      let records = 0;
      sheet?.eachRow((row, at) => {
        if (row.getCell(1).text === '部分') head = at;
        else if (head > 0 && /^inputs\//.test(row.getCell(2).text)) {
          records += 1;
          numbers.add(row.getCell(5).text);
          if (row.getCell(1).text === '分子和分母') repeaters.add(row.getCell(5).text);
        }
      });
      expect(records).toBe(said.records?.count);
      expect([...numbers].some((number) => WHOLE_NUMBER.test(number))).toBe(file === plain);
      if (file === plain) {
        expect([repeaters.size, numbers.size]).toEqual([
          said.result.numerator,
          said.result.denominator,
        ]);
      }
    }
    const again = await explain(KEY, '--rows', plain);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('已经存在')]);
  });

  test.each([
    [['重复申告'], /符合 \d+ 个指标/],
    [['没有的指标'], /没有编号或名称为「没有的指标」的指标/],
    [['ehome.repeat_rate', '--unmask'], /--unmask 只用于 --rows/],
    [['ehome.repeat_rate', '--rows', 'x.csv'], /\.xlsx/],
    [[], /metric/],
  ])('of %j ends with 2 and says what there is', async (words, says) => {
    const { code, stdout, stderr } = await explain(...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
  });
});

test('every figure of the workbook carries the key that explains it', async () => {
  const known = new Set(
    sampleMetrics().metrics.flatMap(({ results }) => results.map(({ key }) => key)),
  );
  const notes: string[] = [];
  for (const sheet of (await opened(sampleFile('report.xlsx'))).worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const { note } = cell as { note?: exceljs.Comment | string };
        if (typeof note === 'object')
          notes.push((note.texts ?? []).map(({ text }) => text).join(''));
      }),
    );
  expect(notes.length).toBeGreaterThan(300);
  // Members without a record have a figure too; what does not stand in the file says that it has none.
  expect(notes.filter((key) => !known.has(key) && !known.has(key.split('?')[0] ?? ''))).toEqual([]);
  expect(notes).toContain(KEY);
});

describe('report init', () => {
  test('makes of the sample’s exports a workspace that gives the sample’s figures', async () => {
    const { workspace: sample } = sampleRun();
    const folder = join(scratch(), '新 工作区');
    const from = join(sample, 'inputs', '2009-07');
    const made = await runReport([
      ...['init', folder, '--pack', 'ziyang', '--from', from, '--yes'],
      ...['--organization', '中国电信资阳分公司', '--branches', '安岳,简阳,乐至,现业=城区=雁江'],
    ]);
    expect([made.code, made.stdout]).toEqual([0, `${join(folder, 'report.config.yaml')}\n`]);
    expect(made.stderr).toMatch(/障碍单_综调[^\n]+：障碍单，第 1 行是表头/);
    const run = await runInProcess([
      'generate',
      '--month',
      '2009-07',
      '--format',
      'json',
      '-w',
      folder,
    ]);
    expect(run.code).toBe(0);
    const metrics = readJson<ReturnType<typeof sampleMetrics>>(
      join(folder, 'out', '2009-07', 'metrics.json'),
    );
    for (const key of [
      'ehome.repeat_rate?brand=E8',
      KEY,
      'adsl.fault_count',
      'adsl.prehandled_rate?branch=现业',
    ]) {
      const { numerator, denominator, value } = resultOf(sampleMetrics(), key);
      expect(resultOf(metrics, key), key).toMatchObject({ numerator, denominator, value });
    }
    const again = await runInProcess([
      'init',
      folder,
      '--yes',
      '--organization',
      '甲',
      '--branches',
      '乙',
    ]);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('已经存在')]);
  });

  test('without a terminal names what it would have asked for, and makes nothing', async () => {
    const folder = join(scratch(), 'new');
    const { code, stderr } = await runInProcess(['init', folder]);
    expect([code, existsSync(folder)]).toEqual([2, false]);
    for (const flag of ['--organization', '--department', '--branches'])
      expect(stderr).toContain(flag);
  });
});
