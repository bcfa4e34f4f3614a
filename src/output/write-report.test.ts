import { rmSync, writeFileSync } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { REPORT_FILES } from '../process/report-files.ts';
import { beside, removeLeftovers } from './beside.ts';
import { atOnce } from './commit.ts';
import { diskFault } from './disk-fault.ts';
import { prepareOutput } from './prepare-output.ts';
import { type ReportFolder, reportFolder } from './report-folder.ts';
import { settleMonth, unsettledIn } from './settle-month.ts';
import { sha256 } from './sha256.ts';
import { type OutputFile, writeReport } from './write-report.ts';
import { writeWhole } from './write-whole.ts';

const MONTH = '2009-07';
let folder: string;
let place: ReportFolder;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'output-test-'));
  place = reportFolder(folder, MONTH, () => false);
});
afterEach(() => rm(folder, { recursive: true }));

function files(content: Readonly<Record<string, string>>): OutputFile[] {
  return Object.entries(content).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
}

/** Every file below a folder with its text. */
async function contents(of = place.path): Promise<Record<string, string>> {
  const found = await readdir(of, { withFileTypes: true, recursive: true });
  const names = found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const texts = names.map(async (path) => [
    path.slice(of.length + 1),
    await readFile(path, 'utf8'),
  ]);
  return Object.fromEntries(await Promise.all(texts));
}

/** The name that a run of this machine would have given which is gone. */
const ofGoneRun = (path: string): string =>
  path.replace(/\.\d+-\d+(?=\.[0-9a-f]{8}\.tmp$)/, '.4194400-7');

const OLD = { 'metrics.json': '{"old":1}', 'run.json': '{"old":2}' };
const NEW = { 'metrics.json': '{"new":1}', 'run.json': '{"new":2}' };

describe('a report set', () => {
  test('is written with its paths given back, for this user only', async () => {
    const written = await writeReport(place, files(NEW));
    expect(written).toEqual({
      paths: Object.keys(NEW).map((name) => join(place.path, name)),
      warnings: [],
    });
    expect(await contents()).toEqual(NEW);
    expect((await stat(join(place.path, 'run.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(place.path)).mode & 0o777).toBe(0o700);
  });

  test('takes the place of the earlier one as a whole, formats not asked for included', async () => {
    await writeReport(place, files({ ...OLD, 'quality.json': '[]' }));
    for (const name of REPORT_FILES) await writeFile(join(place.path, name), 'of an earlier run');
    const { warnings } = await writeReport(place, files(NEW));
    const gone = REPORT_FILES.filter((name) => !(name in NEW));
    expect(warnings).toMatchObject([{ code: 'output.formats_gone', params: { reports: gone } }]);
    expect(await contents(folder)).toEqual(
      Object.fromEntries(Object.entries(NEW).map(([name, text]) => [`${MONTH}/${name}`, text])),
    );
  });

  test('leaves what people keep in the folder as it is, in folders and links too', async () => {
    await writeReport(place, files(OLD));
    await writeFile(join(place.path, '会议记录.docx'), 'mine');
    await mkdir(join(place.path, '底稿', '七月'), { recursive: true });
    await writeFile(join(place.path, '底稿', '七月', 'a.txt'), 'deep');
    await symlink('会议记录.docx', join(place.path, 'latest'));
    const before = await stat(join(place.path, '会议记录.docx'));
    await writeReport(place, files(NEW));
    expect(await contents()).toEqual({
      ...NEW,
      '会议记录.docx': 'mine',
      '底稿/七月/a.txt': 'deep',
    });
    expect(await readFile(join(place.path, 'latest'), 'utf8')).toBe('mine');
    expect((await stat(join(place.path, '会议记录.docx'))).ino).toBe(before.ino);
    expect(await readdir(folder)).toEqual([MONTH]);
  });

  test('leaves what people keep under a name that is not UTF-8, in folders too', async () => {
    await writeReport(place, files(OLD));
    const named = (hex: string) =>
      Buffer.concat([Buffer.from(`${place.path}/`), Buffer.from(hex, 'hex')]);
    await writeFile(named('d5cf2e747874'), 'mine');
    await mkdir(named('bec9'));
    await writeFile(named('bec92fd5cf'), 'deep');
    await writeReport(place, files(NEW), (step) => {
      writeFileSync(named('c1c1'), 'late');
      return step();
    });
    const texts = ['d5cf2e747874', 'bec92fd5cf', 'c1c1'].map((hex) => readFile(named(hex), 'utf8'));
    expect(await Promise.all(texts)).toEqual(['mine', 'deep', 'late']);
    expect(await readFile(join(place.path, 'run.json'), 'utf8')).toBe(NEW['run.json']);
    expect(await readdir(folder)).toEqual([MONTH]);
  });

  test('brings along what people saved while it was being written', async () => {
    await writeReport(place, files(OLD));
    await writeFile(join(place.path, 'note.txt'), 'early');
    const at = new Date('2009-08-01');
    await utimes(join(place.path, 'note.txt'), at, at);
    await writeReport(place, files(NEW), (step) => {
      // An editor writes beside and renames: the second name of the old file does not follow.
      rmSync(join(place.path, 'note.txt'));
      writeFileSync(join(place.path, 'note.txt'), 'late');
      writeFileSync(join(place.path, 'another.txt'), 'new');
      return step();
    });
    expect(await contents()).toEqual({ ...NEW, 'note.txt': 'late', 'another.txt': 'new' });
  });

  test('leaves the earlier one untouched when a folder stands in the way of a file', async () => {
    await writeReport(place, files(OLD));
    await mkdir(join(place.path, 'report.xlsx'));
    await expect(writeReport(place, files(NEW))).rejects.toMatchObject({
      kind: 'output',
      said: { code: 'output.not_writable', params: { path: join(place.path, 'report.xlsx') } },
    });
    expect(await contents()).toEqual(OLD);
    expect(await readdir(folder)).toEqual([MONTH]);
  });

  test('is not published by a run that is to stop', async () => {
    await writeReport(place, files(OLD));
    const stop = () => {
      throw new Error('stopped');
    };
    await expect(writeReport(place, files(NEW), stop)).rejects.toThrow();
    expect(await contents()).toEqual(OLD);
    expect(await readdir(folder)).toEqual([MONTH]);
  });

  test('that cannot be opened is not published', async () => {
    await writeReport(place, files(OLD));
    const broken = [{ name: 'report.pdf', bytes: Buffer.from('%PDF-1.4 cut') }, ...files(NEW)];
    await expect(writeReport(place, broken)).rejects.toMatchObject({
      said: { code: 'output.not_whole', params: { why: 'pdf_end' } },
    });
    expect(await contents()).toEqual(OLD);
    expect(await readdir(folder)).toEqual([MONTH]);
  });
});

describe('what a killed run left of a set', () => {
  test('is put back when the new one had not taken its place', async () => {
    await writeReport(place, files(OLD));
    await rename(place.path, ofGoneRun(beside(folder, `${MONTH}.old`)));
    const fresh = ofGoneRun(beside(folder, `${MONTH}.new`));
    await mkdir(fresh);
    await writeFile(join(fresh, 'run.json'), 'half');
    expect(await unsettledIn(folder, new Date())).toEqual([MONTH]);
    await settleMonth(place, new Date());
    expect(await contents()).toEqual(OLD);
    expect(await readdir(folder)).toEqual([MONTH]);
  });

  test('is cleared away when it had, and what people kept in it comes over', async () => {
    await writeReport(place, files(NEW));
    const earlier = ofGoneRun(beside(folder, `${MONTH}.old`));
    await mkdir(earlier);
    await writeFile(join(earlier, 'run.json'), 'old');
    await writeFile(join(earlier, 'mine.txt'), 'mine');
    await settleMonth(place, new Date());
    expect(await contents()).toEqual({ ...NEW, 'mine.txt': 'mine' });
    expect(await readdir(folder)).toEqual([MONTH]);
  });
});

describe('one file', () => {
  test('is written whole, over an earlier one', async () => {
    for (const text of ['{}', '[]'])
      expect(await writeWhole(folder, 'a.json', text)).toBe(join(folder, 'a.json'));
    expect(await contents(folder)).toEqual({ 'a.json': '[]' });
  });

  test('that must be new never takes the place of another', async () => {
    await writeWhole(folder, 'a.json', 'first', { isNew: true });
    await expect(writeWhole(folder, 'a.json', 'second', { isNew: true })).rejects.toMatchObject({
      code: 'EEXIST',
    });
    expect(await contents(folder)).toEqual({ 'a.json': 'first' });
  });

  test('that cannot be put in place leaves things as they were', async () => {
    await mkdir(join(folder, 'a.json'));
    const undone: string[] = [];
    const before = () => () => void undone.push('undone');
    await expect(
      writeWhole(folder, 'a.json', 'x', { before, commit: atOnce }),
    ).rejects.toMatchObject({ kind: 'output' });
    expect(await readdir(folder)).toEqual(['a.json']);
  });
});

test('leftovers of runs that are gone go, those of living ones and all else hidden stay', async () => {
  const gone = ofGoneRun(beside(folder, 'report.pdf'));
  const living = beside(folder, 'report.pdf');
  const ofOldVersion = join(folder, '.service-report.待核实记录.xlsx.0123456789ab.tmp');
  for (const path of [gone, living, ofOldVersion, join(folder, '.hidden.tmp')])
    await writeFile(path, 'x');
  await removeLeftovers(folder, new Date());
  expect(Object.keys(await contents(folder)).sort()).toEqual(
    [basename(living), '.hidden.tmp'].sort(),
  );
});

test('what a run of another machine left goes when nobody has written it for a day by the clock that is given', async () => {
  const elsewhere = join(folder, '.service-report.report.pdf.00000000.1-1.0123abcd.tmp');
  await writeFile(elsewhere, 'x');
  const written = new Date('2009-08-01T00:00:00Z');
  await utimes(elsewhere, written, written);
  await removeLeftovers(folder, new Date('2009-08-01T23:00:00Z'));
  expect(await readdir(folder)).toContain(basename(elsewhere));
  await removeLeftovers(folder, new Date('2009-08-02T01:00:00Z'));
  expect(await readdir(folder)).not.toContain(basename(elsewhere));
});

test('a month that is a link is written where it leads, if that is allowed', async () => {
  await mkdir(join(folder, 'elsewhere'));
  await symlink('elsewhere', join(folder, MONTH));
  expect(() => reportFolder(folder, MONTH, () => false)).toThrow(
    expect.objectContaining({ said: expect.objectContaining({ code: 'output.link_outside' }) }),
  );
  const linked = reportFolder(folder, MONTH, () => true);
  await writeReport(linked, files(NEW));
  expect(await contents(join(folder, 'elsewhere'))).toEqual(NEW);
});

describe('the output folder', () => {
  test('is made with its parents, for this user only, and stays empty', async () => {
    const deep = join(folder, 'out', '2009-07');
    await prepareOutput(deep, 'out');
    expect((await stat(deep)).mode & 0o777).toBe(0o700);
    expect(await readdir(deep)).toEqual([]);
  });

  test('that cannot be written is a fault that names it', async () => {
    const path = join(folder, 'file', '2009-07');
    await writeFile(join(folder, 'file'), '');
    await expect(prepareOutput(path, 'out')).rejects.toMatchObject({
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
