import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runInProcess } from './support/in-process.ts';
import { PROJECT, runReport } from './support/program.ts';
import { type TinyWorkspace, tickets, tinyWorkspace } from './support/tiny-workspace.ts';

const MONTH = '2009-07';
const SET = ['metrics.json', 'quality.json', 'run.json'];

function city(): TinyWorkspace {
  const tiny = tinyWorkspace();
  tiny.addTickets(MONTH, [...tickets(MONTH, '东区', 40, 30), ...tickets(MONTH, '西区', 40, 2)]);
  return tiny;
}

const generate = ({ folder }: TinyWorkspace, ...more: readonly string[]) =>
  runInProcess(['generate', '--month', MONTH, '--workspace', folder, '--format', 'json', ...more]);

test('without a terminal, a home, an input, a language, in a folder that cannot be written: as ever', async () => {
  const { folder, out } = city();
  const asked = `exec "$0" "$1" generate --month ${MONTH} --workspace "$2" --format pdf,xlsx <&-`;
  const child = spawn(
    'setsid',
    ['sh', '-c', asked, process.execPath, join(PROJECT, 'bin', 'report.js'), folder],
    { cwd: '/proc', env: { PATH: process.env.PATH }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise((resolve) => void child.on('close', resolve));
  expect(code, said).toBe(0);
  expect(readdirSync(join(out, MONTH)).sort()).toEqual(
    [...SET, 'report.pdf', 'report.xlsx'].sort(),
  );
});

test('a program reads every stage, warning, file and the end as one event a line', async () => {
  const { folder, out } = city();
  const asked = ['generate', '--month', MONTH, '--workspace', folder, '--format', 'json'];
  const ran = await runReport([...asked, '--log-format', 'json']);
  const events = ran.stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events.map(({ event }) => event)).toContain('stage');
  expect(events.filter(({ event }) => event === 'file').map(({ path }) => path)).toEqual(
    SET.map((name) => join(out, MONTH, name)),
  );
  expect(events.at(-1)).toMatchObject({ event: 'end', exitCode: 0 });
  expect(events.every(({ time }) => !Number.isNaN(Date.parse(time)))).toBe(true);
  rmSync(join(folder, 'inputs'), { recursive: true });
  const failed = await runReport([...asked, '--log-format=json']);
  const last = failed.stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(last.find(({ event }) => event === 'fault')).toMatchObject({ exitCode: 3 });
  expect(last.at(-1)).toMatchObject({ event: 'end', exitCode: 3 });
});

test('a run that waits for its exports ends with 3, makes the report once, and then nothing while nothing is new', async () => {
  const tiny = tinyWorkspace();
  const none = await generate(tiny, '--if-ready');
  expect([none.code, none.stdout], none.stderr).toEqual([3, '']);
  expect(none.stderr).toContain('必需的导出还没有到：');
  tiny.addTickets(MONTH, tickets(MONTH, '东区', 40, 30));
  const first = await generate(tiny, '--if-ready');
  expect([first.code, first.stdout.trim().split('\n').length]).toEqual([0, 3]);
  const run = readFileSync(join(tiny.out, MONTH, 'run.json'));
  expect(await generate(tiny, '--if-ready')).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(readFileSync(join(tiny.out, MONTH, 'run.json')).equals(run)).toBe(true);

  tiny.addTickets(MONTH, tickets(MONTH, '东区', 50, 30));
  expect((await generate(tiny, '--if-ready')).stdout).not.toBe('');
  tiny.write(`notes/${MONTH}/亮点.md`, '---\nkind: 亮点\n---\n# 好\n好。\n');
  expect((await generate(tiny, '--if-ready')).stdout).not.toBe('');
  tiny.configure({ organization: { name: '测试分公司', department: '网络部' } });
  expect((await generate(tiny, '--if-ready')).stdout).not.toBe('');
  expect((await generate(tiny, '--if-ready', '--edition', 'brief')).stdout).not.toBe('');
  expect((await generate(tiny, '--if-ready', '--edition', 'brief')).stdout).toBe('');
});

test('the same holds for reports of members', async () => {
  const tiny = city();
  const asked = ['--if-ready', '--for', 'branch'];
  expect((await generate(tiny, ...asked)).stdout.trim().split('\n')).toHaveLength(6);
  expect(await generate(tiny, ...asked)).toEqual({ code: 0, stdout: '', stderr: '' });
  rmSync(join(tiny.out, MONTH, 'branch', '西区'), { recursive: true });
  expect((await generate(tiny, ...asked)).stdout.trim().split('\n')).toHaveLength(6);
});

/** Writes the lock of a living run of this machine, this very process. */
function lockedBy(out: string, content: string): string {
  mkdirSync(out, { recursive: true });
  const path = join(out, `.${MONTH}.lock`);
  writeFileSync(path, content);
  return path;
}

test('a month that another run holds is waited for as long as told', async () => {
  const tiny = city();
  const holder = { pid: process.pid, host: hostname(), startedAt: '2009-08-03T03:00:00Z' };
  const token = '01234567-89ab-cdef-0123-456789abcdef';
  const lock = lockedBy(tiny.out, JSON.stringify({ ...holder, mark: null, token }));
  const refused = await generate(tiny);
  expect([refused.code, refused.stderr.includes('60 分钟前')], refused.stderr).toEqual([5, true]);
  const started = runReport([
    ...['generate', '--month', MONTH, '--workspace', tiny.folder, '--format', 'json'],
    ...['--wait-lock', '60s'],
  ]);
  setTimeout(() => rmSync(lock), 1500);
  const ran = await started;
  expect(ran.code, ran.stderr).toBe(0);
  expect((await generate(tiny, '--wait-lock', 'bald')).code).toBe(2);
});

test('a lock of which nobody can tell whose it is, is told with what to do', async () => {
  const tiny = city();
  const lock = lockedBy(tiny.out, 'half a lo');
  const ran = await generate(tiny);
  expect(ran.code).toBe(5);
  expect(ran.stderr).toContain('看不出是谁的锁');
  expect(existsSync(lock)).toBe(true);
});
