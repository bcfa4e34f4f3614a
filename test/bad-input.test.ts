import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runInProcess } from './support/in-process.ts';
import { nodeOfVersion, PROJECT, runReport } from './support/program.ts';
import {
  contentsOf,
  type TinyWorkspace,
  tickets,
  tinyWorkspace,
} from './support/tiny-workspace.ts';

const MONTH = '2009-07';
const FILE = `inputs/${MONTH}/障碍单.csv`;
const mayBeDenied = process.getuid?.() !== 0;

/** A run that must be refused: what is wrong, the exit code, and words of the message. */
interface Refusal {
  readonly what: string;
  readonly code: number;
  readonly says: readonly string[];
  /** Spoils a workspace whose month could be generated. */
  readonly spoil?: (workspace: TinyWorkspace) => void;
  /** The whole command line instead of the usual one. */
  readonly args?: (workspace: TinyWorkspace) => readonly string[];
  readonly more?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether Node is started for it, as people do. */
  readonly isStarted?: boolean;
}

const wrongUse: readonly Refusal[] = [
  {
    what: 'a folder that is no workspace',
    code: 2,
    args: ({ folder }) => ['generate', '--month', MONTH, '--workspace', join(folder, '别处')],
    says: ['找不到工作区配置', 'report.config.yaml', '--workspace'],
  },
  {
    what: 'a configuration that is no YAML',
    code: 2,
    spoil: ({ write }) => void write('report.config.yaml', 'pack: ziyang\nbranches: [东区\n'),
    says: ['report.config.yaml'],
  },
  {
    what: 'several problems in the configuration, all told at once with line and field',
    code: 2,
    spoil: ({ configure }) =>
      configure({
        branchs: [{ name: '东区' }],
        timezone: 'Asia/Ziyang',
        targets: [
          { metric: '催修工单占比', set_by: '省', limit: '8' },
          { metric: '没有的指标', set_by: '市', limit: '<= 8%' },
        ],
        departments: [{ name: '东区分局', branch: '南区' }],
      }),
    says: ['branchs', 'timezone', 'targets', 'report.config.yaml:'],
  },
  {
    what: 'a target, a department and a metric that name what is not there, all told at once',
    code: 2,
    spoil: ({ configure }) =>
      configure({
        targets: [{ metric: '没有的指标', set_by: '市', limit: '<= 8%' }],
        departments: [{ name: '东区分局', branch: '南区' }],
        aliases: { fault_tickts: { 恢复时间: ['复通时间'] } },
      }),
    says: ['没有的指标', '南区', 'fault_tickts', '有 3 处'],
  },
  {
    what: 'a pack that is not there',
    code: 2,
    spoil: ({ configure }) => configure({ pack: 'chengdu' }),
    says: ['没有名为「chengdu」的报告模板', 'ziyang', 'report.config.yaml'],
  },
  {
    what: 'a month that is none',
    code: 2,
    args: ({ folder }) => ['generate', '--month', '2009-13', '--workspace', folder],
    says: ['--month', '2009-07', '「2009-13」'],
  },
  {
    what: 'no month',
    code: 2,
    isStarted: true,
    args: ({ folder }) => ['generate', '--workspace', folder],
    says: ['--month', '2009-07'],
  },
  {
    what: 'a format that is not known',
    code: 2,
    more: ['--format', 'pdf,docx'],
    says: ['「docx」', 'pdf、pptx、xlsx、html、json'],
  },
  {
    what: 'a command that is not known',
    code: 2,
    args: () => ['generat', '--month', MONTH],
    says: ['generat', 'report --help'],
  },
  {
    what: 'an option that is not known',
    code: 2,
    more: ['--formats', 'pdf'],
    says: ['--formats', 'report --help'],
  },
];

const badInputs: readonly Refusal[] = [
  {
    what: 'a month without a folder',
    code: 3,
    args: ({ folder }) => ['generate', '--month', '2009-09', '--workspace', folder],
    says: [
      '2009-09 没有任何导出文件',
      join('inputs', '2009-09'),
      '障碍单*.csv',
      '综合调度组',
      '每月3日',
    ],
  },
  {
    what: 'a folder without files',
    code: 3,
    spoil: ({ folder }) => void mkdirSync(join(folder, 'inputs', '2009-10')),
    args: ({ folder }) => ['generate', '--month', '2009-10', '--workspace', folder],
    says: ['2009-10 没有任何导出文件'],
  },
  {
    what: 'a required export that is missing beside others',
    code: 3,
    spoil: ({ configure }) =>
      configure({
        inputs: {
          fault_tickets: { files: ['障碍单*.csv'], required: true },
          install_orders: { files: ['*装移机*.xlsx'], required: true, owner: '装维中心' },
        },
      }),
    says: ['缺少 1 种必需的导出', '装移机工单', '*装移机*.xlsx', '装维中心', join('inputs', MONTH)],
  },
  {
    what: 'an export without a header',
    code: 3,
    spoil: ({ write }) => void write(FILE, '甲,乙,丙\n1,2,3\n4,5,6\n'),
    says: [FILE, '找不到「障碍单」的表头', '故障单号', '表头别名'],
  },
  {
    what: 'a file of arbitrary bytes',
    code: 3,
    spoil: ({ write }) =>
      void write(
        FILE,
        Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919 + 129) % 256),
      ),
    says: [`读不了 ${FILE}`, '请'],
  },
  {
    what: 'several files that cannot be used, all told at once',
    code: 3,
    isStarted: true,
    spoil: ({ folder, write }) => {
      const good = readFileSync(join(folder, FILE), 'utf8');
      const sample = join(PROJECT, 'fixtures/ziyang/inputs/2009-07/装移机工单_2009年7月.xlsx');
      const workbook = readFileSync(sample);
      const other = (name: string) => `inputs/${MONTH}/障碍单_${name}`;
      write(other('半.xlsx'), workbook.subarray(0, workbook.length / 2));
      write(other('空.csv'), '');
      write(other('上月.csv'), `统计时间：2009-06-01至2009-06-30\n${good}`);
      write(other('缺列.csv'), good.replace('恢复时间', '别的时间'));
    },
    says: [
      '有 4 处问题',
      '障碍单_半.xlsx：工作簿已损坏',
      '障碍单_空.csv：文件是空的，请重新导出',
      '障碍单_上月.csv 的统计时间是 2009-06-01 至 2009-06-30',
      '障碍单_缺列.csv 第 1 行的表头缺少必需的列：恢复时间',
    ],
  },
  {
    what: 'a link to a file that is gone',
    code: 3,
    spoil: ({ folder }) =>
      symlinkSync(join(folder, '别处.csv'), join(folder, 'inputs', MONTH, '障碍单_断.csv')),
    says: [`inputs/${MONTH}/障碍单_断.csv`],
  },
  ...(mayBeDenied
    ? [
        {
          what: 'a file that this user may not read',
          code: 3,
          spoil: ({ folder }: TinyWorkspace) => chmodSync(join(folder, FILE), 0),
          says: [FILE],
        },
      ]
    : []),
];

const badPlaces: readonly Refusal[] = [
  {
    what: 'a browser that is not there, named by the environment',
    code: 4,
    isStarted: true,
    more: ['--format', 'pdf,xlsx'],
    env: { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome' },
    says: ['/nowhere/chrome', 'PUPPETEER_EXECUTABLE_PATH'],
  },
  {
    what: 'a browser that is not there, named by the configuration',
    code: 4,
    more: ['--format', 'pdf'],
    spoil: ({ configure }) => configure({ browser: { executable: '/nowhere/edge' } }),
    says: ['/nowhere/edge', 'browser.executable'],
  },
  {
    what: 'a browser that is no browser',
    code: 4,
    more: ['--format', 'pdf'],
    env: { PUPPETEER_EXECUTABLE_PATH: process.execPath },
    says: [process.execPath, 'PUPPETEER_EXECUTABLE_PATH'],
  },
  {
    what: 'a file where the results should go',
    code: 2,
    spoil: ({ out }) => writeFileSync(out, "the analyst's own"),
    says: ['out 不是文件夹', '移走或改名'],
  },
  ...(mayBeDenied
    ? [
        {
          what: 'a results folder that this user may not write',
          code: 4,
          spoil: ({ out }: TinyWorkspace) => {
            mkdirSync(out);
            chmodSync(out, 0o500);
          },
          says: ['不能写入', '--out'],
        },
      ]
    : []),
];

/** What a run may have written, but for the tables that it keeps for the next one. */
function written(folder: string): Readonly<Record<string, string>> {
  const files = Object.entries(contentsOf(folder));
  return Object.fromEntries(files.filter(([path]) => !path.includes('.report-cache')));
}

/** A workspace that holds a month ready to be generated, spoilt, and the run on it. */
async function refused(
  { spoil, args, more = [], env = {}, isStarted = false }: Refusal,
  lang: readonly string[] = [],
) {
  const workspace = tinyWorkspace();
  workspace.addTickets(MONTH, tickets(MONTH, '东区', 6, 1));
  spoil?.(workspace);
  const before = written(workspace.folder);
  const usual = ['generate', '--month', MONTH, '--workspace', workspace.folder];
  const formats = more.includes('--format') ? [] : ['--format', 'json'];
  const given = args?.(workspace) ?? [...usual, ...formats];
  const run = isStarted ? runReport : runInProcess;
  const ended = await run([...given, ...more, ...lang], { env });
  return { ...ended, before, after: written(workspace.folder) };
}

describe.each([
  ['wrong use', wrongUse],
  ['inputs that make no report', badInputs],
  ['a place or browser that does not serve', badPlaces],
])('%s', (_, refusals) => {
  test.each(refusals)('$what', async (refusal) => {
    const { code, stdout, stderr, before, after } = await refused(refusal);
    expect(code, stderr).toBe(refusal.code);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/错误：.*\p{Script=Han}/u);
    for (const words of refusal.says) expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\bat .+:\d+:\d+|node:internal/);
    expect(after).toEqual(before);
  });
});

test.each([
  { group: wrongUse, what: 'a pack that is not there', words: 'no pack named "chengdu"' },
  { group: badInputs, what: 'a month without a folder', words: 'no export for 2009-09' },
])('$what is told in English with --lang en', async ({ group, what, words }) => {
  const refusal = group.find((one) => one.what === what);
  if (!refusal) throw new Error(what);
  const { code, stderr } = await refused(refusal, ['--lang', 'en']);
  expect(code).toBe(refusal.code);
  expect(stderr).toContain('error: ');
  expect(stderr).toContain(words);
  expect(stderr.replaceAll(/障碍单\S*|综合调度组|每月3日/gu, '')).not.toMatch(/\p{Script=Han}/u);
});

test('a failed run leaves the report of an earlier one as it was', async () => {
  const workspace = tinyWorkspace();
  workspace.addTickets(MONTH, tickets(MONTH, '东区', 6, 1));
  const args = ['generate', '--month', MONTH, '--workspace', workspace.folder, '--format'];
  expect((await runInProcess([...args, 'xlsx'])).code).toBe(0);
  const earlier = contentsOf(workspace.out);
  expect(Object.keys(earlier)).toHaveLength(4);
  workspace.addTickets(MONTH, tickets(MONTH, '东区', 7, 1));
  const failed = await runInProcess([...args, 'pdf,xlsx'], {
    env: { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome' },
  });
  expect(failed.code).toBe(4);
  expect(contentsOf(workspace.out)).toEqual(earlier);
});

test('an older Node is told which one is needed, in one line', async () => {
  const ended = await runReport(['generate', '--month', MONTH], { node: nodeOfVersion('20.11.1') });
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
  for (const words of ['22.17', '20.11.1', 'npm']) expect(ended.stderr).toContain(words);
});
