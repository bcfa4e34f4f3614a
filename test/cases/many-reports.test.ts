import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runInProcess } from '../support/in-process.ts';
import { tickets, tinyWorkspace } from '../support/tiny-workspace.ts';

const MONTH = '2009-07';

/** A folder with a workspace of each name, all alike. */
function cities(names: readonly string[]): string {
  const { folder, addTickets } = tinyWorkspace();
  addTickets(MONTH, [...tickets(MONTH, '东区', 40, 3), ...tickets(MONTH, '西区', 30, 20)]);
  const root = mkdtempSync(join(tmpdir(), 'report-cities-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const name of names) cpSync(folder, join(root, name), { recursive: true });
  return root;
}

const generate = (folder: string, ...more: readonly string[]) =>
  runInProcess(['generate', '--month', MONTH, '--format', 'json', ...more], { folder });

test('workspaces named by a pattern are made one after the other; one that fails keeps none of the others', async () => {
  const root = cities(['丙', '甲', '乙']);
  rmSync(join(root, '乙', 'inputs'), { recursive: true });
  mkdirSync(join(root, '说明'));
  writeFileSync(join(root, 'README.md'), '');
  const { code, stdout, stderr } = await generate(root, '--workspace', '*');
  expect(code, stderr).toBe(3);
  const set = ['metrics.json', 'quality.json', 'run.json'];
  for (const name of ['甲', '丙'])
    expect(readdirSync(join(root, name, 'out', MONTH)).sort()).toEqual(set);
  expect(existsSync(join(root, '乙', 'out', MONTH, 'metrics.json'))).toBe(false);
  expect(stdout.trim().split('\n')).toHaveLength(6);
  expect(stderr).toContain('测试分公司：没有生成');
  expect(stderr).toMatch(/共 3 份报告，成功 2 份，失败 1 份/);
});

test('a program reads the outcome of every report', async () => {
  const root = cities(['甲', '乙']);
  writeFileSync(join(root, '乙', 'report.config.yaml'), 'pack: 没有\n');
  const ran = await generate(root, '--json', '--quiet', '-w', '甲', '-w', '乙', '-w', '甲');
  const told = JSON.parse(ran.stdout);
  expect([ran.code, told.exitCode]).toEqual([2, 2]);
  expect(told.reports).toMatchObject([
    { workspace: join(root, '甲'), member: null, exitCode: 0, error: null },
    { workspace: join(root, '乙'), organization: null, exitCode: 2, files: [] },
  ]);
  expect(told.reports[1].error.text).not.toBe('');
});

test.each(['没有*', '*/nothing'])(
  'a pattern that matches no workspace is refused: %s',
  async (one) => {
    const root = cities(['甲']);
    const { code, stderr } = await generate(root, '-w', one);
    expect([code, stderr.includes('没有符合')]).toEqual([2, true]);
  },
);

test('a folder for results is refused for several workspaces', async () => {
  const root = cities(['甲', '乙']);
  const ran = await generate(root, '-w', '*', '--out', join(root, 'out'));
  expect([ran.code, existsSync(join(root, 'out'))]).toEqual([2, false]);
});

test('members have folders whatever their names hold, and keep them beside the report of the whole', async () => {
  const { folder, configure, addTickets, out } = tinyWorkspace();
  const names = ['一/二', 'CON', '长'.repeat(60), '..'];
  configure({ branches: names.map((name, at) => ({ name, aliases: [`区${at}`] })) });
  addTickets(
    MONTH,
    names.flatMap((_, at) =>
      tickets(MONTH, '东区', 8, 2).map((one) => ({
        ...one,
        id: `${one.id}${at}`,
        user: `${one.user}${at}`,
        branch: `区${at}`,
      })),
    ),
  );
  const ran = await generate(folder, '--for', 'branch');
  expect(ran.code, ran.stderr).toBe(0);
  const made = readdirSync(join(out, MONTH, 'branch'));
  expect(made).toHaveLength(names.length);
  for (const name of made)
    expect(readdirSync(join(out, MONTH, 'branch', name))).toContain('metrics.json');
  expect((await generate(folder)).code).toBe(0);
  expect(readdirSync(join(out, MONTH)).sort()).toEqual([
    'branch',
    'metrics.json',
    'quality.json',
    'run.json',
  ]);
  expect(readdirSync(join(out, MONTH, 'branch'))).toEqual(made);
});

test('one member whose folder is in the way fails alone', async () => {
  const root = cities(['甲']);
  const branch = join(root, '甲', 'out', MONTH, 'branch');
  mkdirSync(branch, { recursive: true });
  writeFileSync(join(branch, '东区'), '');
  const ran = await generate(root, '-w', '甲', '--for', '分公司', '--json');
  expect(ran.code, ran.stderr).toBe(4);
  const { reports } = JSON.parse(ran.stdout);
  expect(reports).toMatchObject([{ exitCode: 4 }, { exitCode: 0, error: null }]);
  expect(readdirSync(branch).sort()).toEqual(['东区', '西区']);
});
