import { lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { OPEN_UMASK, runReport, startReport } from './support/program.ts';
import { sampleRun } from './support/sample.ts';
import { tickets, tinyWorkspace } from './support/tiny-workspace.ts';

const MONTH = '2009-07';

/** Paths below a folder whose permissions say more than read and write for the owner. */
function open(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = [folder, ...entries.map((entry) => join(entry.parentPath, entry.name))];
  return paths.filter((path) => (lstatSync(path).mode & 0o077) !== 0);
}

test('what a killed run leaves is private, and gone when the next one has run', async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'report-tmp-'));
  const out = mkdtempSync(join(tmpdir(), 'report-killed-'));
  onTestFinished(() => {
    for (const folder of [temporary, out]) rmSync(folder, { recursive: true, force: true });
  });
  const env = { TMPDIR: temporary };
  const { workspace } = sampleRun();
  const args = ['generate', '--month', MONTH, '--workspace', workspace, '--out', out];
  const killed = startReport(args, { env });
  await killed.says('读入数据');
  killed.send('SIGKILL');
  await killed.ended;
  const [left = '', another] = readdirSync(temporary);
  expect([left, another]).toEqual([expect.stringMatching(/^service-report\./), undefined]);
  expect(open(join(temporary, left))).toEqual([]);

  const tiny = tinyWorkspace();
  tiny.addTickets(MONTH, tickets(MONTH, '东区', 10, 1));
  const asked = ['generate', '--month', MONTH, '--workspace', tiny.folder, '--format', 'json,xlsx'];
  const ended = await runReport(asked, { env });
  expect(ended.code, ended.stderr).toBe(0);
  expect(readdirSync(temporary)).toEqual([]);
});

test('all that is written is for this user only, whatever the umask, and half-written files go', async () => {
  const { folder, out, addTickets } = tinyWorkspace();
  addTickets(MONTH, tickets(MONTH, '东区', 10, 1));
  const args = ['--month', MONTH, '--workspace', folder];
  const first = await runReport(['generate', ...args, '--format', 'json,xlsx'], {
    node: OPEN_UMASK,
  });
  expect(first.code, first.stderr).toBe(0);
  const half = join(out, MONTH, '.service-report.report.xlsx.0123456789ab.tmp');
  writeFileSync(half, '13300001234');
  const again = await runReport(['generate', ...args, '--format', 'json'], { node: OPEN_UMASK });
  expect(again.code, again.stderr).toBe(0);
  const final = await runReport(['finalize', ...args], { node: OPEN_UMASK });
  expect(final.code, final.stderr).toBe(0);
  expect(readdirSync(join(out, MONTH)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect(open(out)).toEqual([]);
  expect(open(join(folder, 'history'))).toEqual([]);
});
