import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hospitalMonths } from '../fixtures/generator/hospital/model.ts';
import type { MetricsFile } from '../src/metrics/types.ts';
import { hospitalFigures } from './support/hospital-figures.ts';
import { runInProcess } from './support/in-process.ts';
import { type OpenPdf, openPdf, slideText } from './support/open-pdf.ts';
import { type Ended, PROJECT, runReport } from './support/program.ts';

const MONTH = '2023-02';
const root = mkdtempSync(join(tmpdir(), 'report-hospital-'));
const workspace = join(root, 'w');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const runs: Record<string, Ended> = {};
let pdf: OpenPdf;
let partPdf: OpenPdf;

/** The months are over. */
const NOW = '2023-03-03T04:00:00Z';

/** Runs a command on the workspace inside this process; what it said is kept by name. */
async function run(name: string, ...args: readonly string[]): Promise<void> {
  runs[name] = await runInProcess([...args, '--workspace', workspace], { now: NOW });
}

/** The same as people start it. */
async function start(name: string, ...args: readonly string[]): Promise<void> {
  runs[name] = await runReport([...args, '--workspace', workspace]);
}

beforeAll(async () => {
  cpSync(join(PROJECT, 'fixtures', 'hospital'), workspace, { recursive: true });
  await run('january', 'generate', '--month', '2023-01', '--format', 'xlsx');
  await run('finalize', 'finalize', '--month', '2023-01');
  await start('generate', 'generate', '--month', MONTH);
  await run('check', 'check', '--month', MONTH);
  await start('explain', 'explain', 'complaint.per_10000', 'site=东院', '--month', MONTH);
  await run('metrics', 'metrics');
  await run('status', 'status', '--month', MONTH);
  await runInit();
  await runOnPart();
  pdf = await openPdf(written('report.pdf'));
  partPdf = await openPdf(ofPart('report.pdf'));
});

/** A new workspace for the same pack, which lies in it already. */
async function runInit(): Promise<void> {
  const folder = join(root, 'new');
  cpSync(join(workspace, 'packs'), join(folder, 'packs'), { recursive: true });
  const from = join(workspace, 'inputs', MONTH);
  const files = readdirSync(from).filter((name) => /年2月\.(?:csv|xlsx)$/.test(name));
  const examples = files.flatMap((name) => ['--from', join(from, name)]);
  const flags = ['--organization', '仁和医院', '--pack', 'hospital', '--yes'];
  runs.init = await runInProcess(['init', folder, ...examples, ...flags], { now: NOW });
}

/** The month once more, of which one export did not come, one lacks a column and one has records that nobody can use. */
async function runOnPart(): Promise<void> {
  const folder = join(root, 'part');
  cpSync(workspace, folder, { recursive: true });
  const inputs = join(folder, 'inputs', MONTH);
  rmSync(join(inputs, '签约与测评_2023年2月.xlsx'));
  const file = join(inputs, '就诊记录_2023年2月.csv');
  const text = new TextDecoder('gb18030').decode(readFileSync(file));
  const spoilt = text
    .replace('候诊时长(分钟)', '等候')
    .replace(/东院内科门诊/, '东院儿科门诊')
    .replace(/(?<=,)南院(?=,)/, '北院');
  writeFileSync(file, spoilt);
  const args = ['--month', MONTH, '--workspace', folder];
  runs.part = await runInProcess(['generate', ...args], { now: NOW });
  runs.partCheck = await runInProcess(['check', ...args], { now: NOW });
  runs.partEnglish = await runInProcess(['check', ...args, '--lang', 'en'], { now: NOW });
}

/** A file of the run on a part of the exports. */
function ofPart(name: string): string {
  return join(root, 'part', 'out', MONTH, name);
}

function written(name: string): string {
  return join(workspace, 'out', MONTH, name);
}

const metrics = (): MetricsFile => JSON.parse(readFileSync(written('metrics.json'), 'utf8'));

describe('a pack of another trade', () => {
  it('runs through every command', () => {
    expect(Object.entries(runs).map(([name, { code }]) => [name, code])).toEqual(
      Object.keys(runs).map((name) => [name, 0]),
    );
  });

  it.each(hospitalMonths())('counts $month as it happened', (month) => {
    const file = join(workspace, 'out', month.month, 'metrics.json');
    const read = JSON.parse(readFileSync(file, 'utf8')) as MetricsFile;
    const results = new Map(
      read.metrics.flatMap((metric) => metric.results.map((one) => [one.key, one] as const)),
    );
    for (const [key, wanted] of Object.entries(hospitalFigures(month))) {
      const result = results.get(key);
      if ('value' in wanted) expect(result?.value, key).toBeCloseTo(wanted.value, 9);
      else expect(result, key).toMatchObject({ ...wanted, status: 'ok' });
    }
  });

  it('uses every calculator', () => {
    expect([...new Set(metrics().metrics.map(({ calculator }) => calculator))].sort()).toEqual([
      'count',
      'mean',
      'per_base',
      'percentile',
      'quotient',
      'ratio',
      'repeat_rate',
      'share',
      'sum',
      'value',
    ]);
  });

  it('reads every record, and the row of the whole as a total', () => {
    const quality = JSON.parse(readFileSync(written('quality.json'), 'utf8'));
    const accounts = quality.files.map(
      ({ dataset, account }: { dataset: string; account: Record<string, number> }) => [
        dataset,
        account.accepted,
        account.quarantined,
        account.total,
      ],
    );
    expect(accounts).toEqual([
      ['complaints', 47, 0, 0],
      ['enrolled', 3, 0, 1],
      ['visits', 587, 0, 0],
    ]);
  });

  it('judges by its own setters and levels', () => {
    const rate = metrics()
      .metrics.flatMap(({ results }) => results)
      .find(({ key }) => key === 'visit.booked_rate?site=西院');
    expect(rate?.targets).toEqual([
      { setBy: 'group', limit: 80, comparator: '>=', judges: false, met: false },
      { setBy: 'hospital', limit: 82, comparator: '>=', judges: true, met: false },
    ]);
    const board = slideText(pdf, '1.2 考核指标');
    for (const word of ['集团考核', '集团结论', '院考核', '院结论']) expect(board).toContain(word);
    expect(board).toMatch(/集团考核7项达标\d项，院考核3项达标\d项/);
    expect(slideText(pdf, '2.2 预约就诊率')).toMatch(/全院\d+\d{3}/);
    expect(runs.metrics?.stdout).toContain('院考核 ≥82%，考核全院、院区');
    expect(runs.explain?.stdout).toContain('集团考核 ≤9.5：');
  });
});

describe('the words of a workbook', () => {
  it('are those that the pack has in place of the base’s, formulas and checks too', async () => {
    const texts = await sheetTexts(written('report.xlsx'));
    expect(Object.keys(texts)).toEqual(expect.arrayContaining(['总目', '全部数值']));
    const all = Object.values(texts).flat();
    for (const word of ['回总目', '质量指标', '以低为好', '已计入', '吻合', '费用之和'])
      expect(all, word).toContain(word);
    expect(all).toContain('符合条件（预约）的人次数 ÷ 门诊就诊的人次数');
    const usual = /^(?:返回目录|指标名称|越低越好|计入统计|单号)$|审核：|费用合计/u;
    expect(all.filter((text) => usual.test(text))).toEqual([]);
    expect(all.some((text) => text.includes('科主任：'))).toBe(true);
  });

  it('name the state of a check in the live formula, and the page below every sheet', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(written('report.xlsx'));
    const formulas: string[] = [];
    workbook
      .getWorksheet('行数对账')
      ?.eachRow((row) => row.eachCell((cell) => formulas.push(cell.formula ?? '')));
    expect(formulas.filter((one) => one.includes('IF('))).not.toEqual([]);
    for (const one of formulas.filter((text) => text.includes('IF(')))
      expect(one).toMatch(/=0,"吻合","不符"\)$/);
    for (const sheet of workbook.worksheets)
      expect(sheet.headerFooter.oddFooter).toContain('&C&P/&N&R&A');
  });

  it('say why there is no value, be it in deck, workbook or check; in English by the program', async () => {
    const said = '缺这些列：候诊时长';
    const all = Object.values(await sheetTexts(ofPart('report.xlsx'))).flat();
    expect(all.some((text) => text.includes(said))).toBe(true);
    expect(partPdf.pages.some(({ text }) => text.includes('缺这些列：'))).toBe(true);
    expect(runs.partCheck?.stdout).toContain(said);
    expect(runs.partEnglish?.stdout).toContain('columns missing: 候诊时长');
    const results = (JSON.parse(readFileSync(ofPart('metrics.json'), 'utf8')) as MetricsFile)
      .metrics;
    expect(results.find(({ id }) => id === 'visit.wait_p80')?.results[0]?.reason).toEqual({
      code: 'columns_missing',
      params: { columns: ['候诊时长'] },
    });
  });
});

/** Words of the trade, and of the ranks, of the program's first pack; none of them stands in the hospital's own files. */
const FOREIGN =
  /障碍|装移机|宽带|户时|[万百]户|件\/|户数|用户|分公司|全市|市本部|省|市|10000号|工单|号段|电信|渠道|营业厅|综调|触点/u;

/** The places where a foreign word stands, with what is around it. */
function foreign(texts: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.entries(texts).flatMap(([place, all]) =>
    all.flatMap((given) => {
      // Of the machine, not of the trade: a browser started as root.
      const text = given.replaceAll('普通用户', '');
      const at = text.search(FOREIGN);
      return at < 0 ? [] : [`${place}: ${text.slice(Math.max(0, at - 20), at + 20)}`];
    }),
  );
}

/** What a workbook says, by sheet. */
async function sheetTexts(file: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(file);
  const texts: Record<string, string[]> = {};
  for (const sheet of workbook.worksheets) {
    const own: string[] = [sheet.name];
    sheet.eachRow((row) =>
      row.eachCell((cell) => own.push(cell.text, JSON.stringify(cell.note ?? ''))),
    );
    texts[sheet.name] = own;
  }
  return texts;
}

describe('no word of telecom', () => {
  it('stands in the deck', () => {
    const textsOf = ({ pages, bookmarks }: OpenPdf) => [
      ...pages.map(({ text }) => text),
      ...bookmarks.map(({ title }) => title),
    ];
    expect(foreign({ whole: textsOf(pdf), part: textsOf(partPdf) })).toEqual([]);
  });

  it('stands in the workbook, be it in a cell, a note or the name of a sheet', async () => {
    for (const file of [written('report.xlsx'), ofPart('report.xlsx')]) {
      const texts = await sheetTexts(file);
      expect(Object.keys(texts).length).toBeGreaterThan(8);
      expect(foreign(texts)).toEqual([]);
    }
  });

  it.each(['metrics.json', 'quality.json', 'run.json'])('stands in %s', (name) => {
    for (const file of [written(name), ofPart(name)])
      expect(foreign({ [file]: readFileSync(file, 'utf8').split('\n') })).toEqual([]);
  });

  it('stands in the files of a new workspace, whose example of a limit is one of its own', () => {
    const config = readFileSync(join(root, 'new', 'report.config.yaml'), 'utf8');
    const notes = readFileSync(join(root, 'new', 'notes', '说明.txt'), 'utf8');
    expect(foreign({ config: config.split('\n'), notes: notes.split('\n') })).toEqual([]);
    expect(config).toContain('department: 质量管理办公室');
    expect(config).toContain(
      '- { metric: visit.booked_rate, set_by: 院, judges: [全院], limit: ">= 95%"',
    );
  });

  it('is said by a command', () => {
    const said = Object.entries(runs).map(([name, { stdout, stderr }]) => [
      name,
      `${stdout}\n${stderr}`.split('\n'),
    ]);
    expect(foreign(Object.fromEntries(said))).toEqual([]);
  });
});
