import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runInProcess } from '../support/in-process.ts';
import { tickets, tinyWorkspace } from '../support/tiny-workspace.ts';

const MONTH = '2009-07';

function ready() {
  const workspace = tinyWorkspace();
  workspace.addTickets(MONTH, tickets(MONTH, '东区', 3, 1));
  const run = (command: string, ...more: string[]) =>
    runInProcess([command, '--month', MONTH, '--workspace', workspace.folder, ...more]);
  return { ...workspace, run, generate: () => run('generate', '--format', 'json', '--quiet') };
}

const PUT = {
  'a dead link': (path: string) => symlinkSync('nowhere', path),
  'a link to itself': (path: string) => symlinkSync(basename(path), path),
  'a pipe': (path: string) => void expect(spawnSync('mkfifo', [path]).status).toBe(0),
  'a file': (path: string) => writeFileSync(path, 'x'),
  'a link to a folder elsewhere': (path: string) => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    onTestFinished(() => rmSync(elsewhere, { recursive: true }));
    symlinkSync(elsewhere, path);
  },
} as const;
const WORDS = {
  'a dead link': '失效的链接',
  'a link to itself': '指回自己的链接',
  'a pipe': '不是文件夹',
  'a file': '不是文件夹',
  'a link to a folder elsewhere': '工作区之外的链接',
} as const;
type Kind = keyof typeof PUT;
const KINDS = Object.keys(PUT) as readonly Kind[];
const FOLDERS = [
  'out',
  `out/${MONTH}`,
  'out/2009-06',
  'history',
  'notes',
  `notes/${MONTH}`,
  'notes/2009-06',
  'inputs',
  `inputs/${MONTH}`,
];

describe.each(FOLDERS)('in the place of %s', (place) => {
  const kinds = KINDS.filter((kind) => place !== 'out/2009-06' || !kind.includes('elsewhere'));
  it.each(kinds)('%s is told by its name, with what to do', async (kind) => {
    const { folder, generate } = ready();
    const path = join(folder, place);
    mkdirSync(dirname(path), { recursive: true });
    rmSync(path, { recursive: true, force: true });
    PUT[kind](path);
    const { code, stderr } = await generate();
    expect([2, 4], stderr).toContain(code);
    const isOfConfig = kind.includes('elsewhere') && !place.includes('/');
    expect(stderr).toContain(isOfConfig ? 'allow_paths' : WORDS[kind]);
    expect(stderr).toContain(place);
    expect(stderr.split('\n').filter((line) => line.startsWith('错误'))).toHaveLength(1);
  });
});

it.each(['a dead link', 'a link to itself'] as const)(
  '%s in the place of an earlier month is told, and not passed over',
  async (kind) => {
    const { folder, generate, run } = ready();
    mkdirSync(join(folder, 'history'));
    PUT[kind](join(folder, 'history', '2009-06.json'));
    const { code, stderr } = await generate();
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(WORDS[kind]),
    });
    expect(stderr).toContain('2009-06.json');
    expect((await run('status')).code).toBe(0);
  },
);

it('a pipe in the place of the month that is to be final is not waited for', async () => {
  const { folder, generate, run } = ready();
  expect((await generate()).code).toBe(0);
  mkdirSync(join(folder, 'history'));
  PUT['a pipe'](join(folder, 'history', `${MONTH}.json`));
  const { code, stderr } = await run('finalize');
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('普通文件') });
});

it('a dead link among the allowed folders that nothing needs is no fault', async () => {
  const { folder, configure, generate } = ready();
  symlinkSync('nowhere', join(folder, 'drive'));
  configure({ allow_paths: ['drive'] });
  expect((await generate()).code).toBe(0);
});

const ODD = 'a\nQb\rQc\u2028Qd\u2029Qe\u0085Qf\u202eQg\u001b[2JQh\u2066Qi';

it('no name parts a line of check, status or the paths of generate, or steers the terminal', async () => {
  const { folder, run, write } = ready();
  const csv = readFileSync(join(folder, 'inputs', MONTH, '障碍单.csv'), 'utf8');
  const [header = '', ...rows] = csv.split('\n');
  write(`inputs/${MONTH}/障碍单${ODD}.csv`, [`${header},"${ODD}"`, ...rows].join('\n'));
  write(`inputs/${MONTH}/${ODD}.txt`, 'x');
  write(`notes/${MONTH}/${ODD}.bin`, 'x');
  const found = [
    await run('check'),
    await run('check', '--lang', 'en'),
    await run('status'),
    await run('generate', '--format', 'json', '--out', join(folder, `out${ODD}`)),
  ];
  for (const { stdout, stderr } of found) {
    const said = stdout + stderr;
    expect(said).toContain('a\\u000aQb\\u000dQc\\u2028Qd');
    expect(said.replaceAll('\n', '')).not.toMatch(
      /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u,
    );
    expect(said.split('\n').filter((line) => /^Q/.test(line))).toEqual([]);
  }
  expect(found.at(-1)?.stdout.trim().split('\n')).toHaveLength(3);
});

it('an export that cannot be read now leaves the records to correct listed', async () => {
  const { folder, addTickets, run } = ready();
  addTickets(MONTH, [...tickets(MONTH, '东区', 3, 1), ...tickets(MONTH, '南区', 2, 0)]);
  expect((await run('check')).code).toBe(0);
  const list = join(folder, 'inputs', MONTH, '待核实记录.xlsx');
  const before = readFileSync(list);
  const exported = join(folder, 'inputs', MONTH, '障碍单.csv');
  writeFileSync(exported, '');
  expect((await run('check')).code).toBe(3);
  expect(readFileSync(list).equals(before)).toBe(true);
  rmSync(exported);
  symlinkSync('nowhere', exported);
  const { code, stderr } = await run('check');
  expect(code).toBe(3);
  expect(stderr).toMatch(/读不了 .*障碍单\.csv：文件不见了，或是失效的快捷方式/);
  expect(readFileSync(list).equals(before)).toBe(true);
});
