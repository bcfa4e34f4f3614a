import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runReport, startReport } from './support/program.ts';
import { sampleRun } from './support/sample.ts';

test('a second run of a month is refused while the first works, and a stopped run leaves nothing', async () => {
  const out = mkdtempSync(join(tmpdir(), 'report-locked-'));
  const temporary = mkdtempSync(join(tmpdir(), 'report-tmp-'));
  onTestFinished(() => {
    for (const folder of [out, temporary]) rmSync(folder, { recursive: true, force: true });
  });
  const args = [
    'generate',
    '--month',
    '2009-07',
    '--workspace',
    sampleRun().workspace,
    '--out',
    out,
  ];
  const first = startReport(args, { env: { TMPDIR: temporary } });
  await first.says('读入数据');
  first.send('SIGSTOP');
  expect(readdirSync(out)).toEqual(['.2009-07.lock']);

  const second = await runReport([...args, '--format', 'json', '--lang', 'en']);
  expect(second).toMatchObject({ code: 5, stdout: '' });
  expect(second.stderr).toContain('another run holds 2009-07');
  expect(second.stderr).toContain(join(out, '.2009-07.lock'));

  first.send('SIGTERM');
  first.send('SIGCONT');
  const { code, stdout } = await first.ended;
  expect({ code, stdout }).toEqual({ code: 143, stdout: '' });
  expect(readdirSync(out)).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
});
