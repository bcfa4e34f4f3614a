import { mkdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { beside, removeLeftovers } from './beside.ts';
import { diskFault } from './disk-fault.ts';
import { prepareOutput } from './prepare-output.ts';
import { sha256 } from './sha256.ts';
import { type OutputFile, removeStale, writeReport, writeWhole } from './write-report.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'output-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

function files(content: Readonly<Record<string, string>>): OutputFile[] {
  return Object.entries(content).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
}

async function contents(): Promise<Record<string, string>> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  const texts = names.map(async ({ name }) => [name, await readFile(join(folder, name), 'utf8')]);
  return Object.fromEntries(await Promise.all(texts));
}

describe('a report set', () => {
  test('is written with its paths given back, for this user only', async () => {
    const set = { 'report.pdf': 'pdf', 'run.json': '{}' };
    expect(await writeReport(folder, files(set))).toEqual(
      Object.keys(set).map((name) => join(folder, name)),
    );
    expect(await contents()).toEqual(set);
    expect((await stat(join(folder, 'report.pdf'))).mode & 0o777).toBe(0o600);
  });

  test('takes the place of the earlier one', async () => {
    await writeReport(folder, files({ 'report.pdf': 'old', 'run.json': 'old' }));
    await writeReport(folder, files({ 'report.pdf': 'new', 'run.json': 'new' }));
    expect(await contents()).toEqual({ 'report.pdf': 'new', 'run.json': 'new' });
  });

  test('leaves the earlier one untouched when a file cannot be put in place', async () => {
    await writeReport(folder, files({ 'report.pdf': 'old' }));
    await mkdir(join(folder, 'run.json'));
    const set = files({ 'report.pdf': 'new', 'report.xlsx': 'new', 'run.json': 'new' });
    await expect(writeReport(folder, set)).rejects.toMatchObject({
      kind: 'output',
      said: { code: 'output.not_writable', params: { path: join(folder, 'run.json') } },
    });
    expect(await contents()).toEqual({ 'report.pdf': 'old' });
  });

  test('is put back when a later file is refused after earlier ones were exchanged', async () => {
    await writeReport(folder, files({ 'report.pdf': 'old', 'metrics.json': 'old' }));
    const obstacle: OutputFile = {
      name: 'run.json',
      // All but this file are prepared by now: the folder made here is met at the exchange.
      get bytes() {
        mkdirSync(join(folder, 'quality.json'));
        return Buffer.from('new');
      },
    };
    const set = files({
      'report.pdf': 'new',
      'report.xlsx': 'new',
      'metrics.json': 'new',
      'quality.json': 'new',
    });
    await expect(writeReport(folder, [...set, obstacle])).rejects.toMatchObject({
      said: { params: { path: join(folder, 'quality.json') } },
    });
    expect(await contents()).toEqual({ 'report.pdf': 'old', 'metrics.json': 'old' });
  });
});

test('one file is written whole', async () => {
  expect(await writeWhole(folder, 'a.json', Buffer.from('{}'))).toBe(join(folder, 'a.json'));
  expect(await contents()).toEqual({ 'a.json': '{}' });
});

test('formats not asked for go, and nothing that is not ours', async () => {
  await writeReport(
    folder,
    files({ 'report.pdf': 'a', 'report.xlsx': 'b', 'notes.pdf': 'c', 'run.json': 'd' }),
  );
  await removeStale(folder, ['report.pdf']);
  expect(Object.keys(await contents()).sort()).toEqual(['notes.pdf', 'report.pdf', 'run.json']);
});

test('leftovers of killed runs go, and nothing else hidden', async () => {
  await writeFile(beside(folder, 'report.pdf'), 'half');
  await writeFile(join(folder, '.hidden.tmp'), 'mine');
  await removeLeftovers(folder);
  expect(await contents()).toEqual({ '.hidden.tmp': 'mine' });
});

describe('the output folder', () => {
  test('is made with its parents, for this user only, and stays empty', async () => {
    const deep = join(folder, 'out', '2009-07');
    await prepareOutput(deep);
    expect((await stat(deep)).mode & 0o777).toBe(0o700);
    expect(await readdir(deep)).toEqual([]);
  });

  test('that cannot be written is a fault that names it', async () => {
    const path = join(folder, 'file', '2009-07');
    await writeFile(join(folder, 'file'), '');
    await expect(prepareOutput(path)).rejects.toMatchObject({
      kind: 'output',
      said: { code: 'output.not_writable', params: { path, code: 'ENOTDIR' } },
    });
  });
});

test.each([
  ['ENOSPC', 'output.disk_full'],
  ['EDQUOT', 'output.disk_full'],
  ['EACCES', 'output.not_writable'],
  ['EROFS', 'output.not_writable'],
  ['EBUSY', 'output.in_use'],
  ['EIO', 'output.write_failed'],
])('the system error %s becomes %s', (code, expected) => {
  const told = diskFault(Object.assign(new Error('x'), { code }), '/out/report.pdf');
  expect(told.said).toMatchObject({ code: expected, params: { path: '/out/report.pdf' } });
});

test('bytes are told apart by their SHA-256', () => {
  expect(sha256(Buffer.from('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});
