import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sha256 } from '../src/output/sha256.ts';
import { runReport } from './support/program.ts';
import { type TinyWorkspace, tickets, tinyWorkspace } from './support/tiny-workspace.ts';

const MONTHS = ['2009-06', '2009-07'];

function city(): TinyWorkspace {
  const tiny = tinyWorkspace();
  for (const month of MONTHS)
    tiny.addTickets(month, [...tickets(month, '东区', 40, 30), ...tickets(month, '西区', 30, 2)]);
  return tiny;
}

const generate = (folder: string, month: string, ...more: readonly string[]) =>
  runReport([
    ...['generate', '--month', month, '--workspace', folder, '--format', 'xlsx,pptx'],
    ...['--wait-lock', '5m', ...more],
  ]);

/** The files of a set by name, `run.json` aside, and that nothing else is left in the output folder. */
function setOf(out: string, month: string): Readonly<Record<string, string>> {
  const names = readdirSync(join(out, month)).filter((name) => name !== 'run.json');
  return Object.fromEntries(
    names.map((name) => [name, sha256(readFileSync(join(out, month, name)))]),
  );
}

test('four runs at once of one month that wait for each other are as if one came after the other', async () => {
  const { folder, out } = city();
  const [, month = ''] = MONTHS;
  const ran = await Promise.all([1, 2, 3, 4].map(() => generate(folder, month)));
  expect(ran.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  const set = setOf(out, month);
  expect(readdirSync(out)).toEqual([month]);
  const alone = await generate(folder, month);
  expect(alone.code, alone.stderr).toBe(0);
  expect(setOf(out, month)).toEqual(set);
});

test('runs of other months and of members go on side by side', async () => {
  const { folder, out } = city();
  const [june = '', july = ''] = MONTHS;
  const root = mkdtempSync(join(tmpdir(), 'report-beside-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(folder, root, { recursive: true });
  const ran = await Promise.all([
    generate(folder, june),
    generate(folder, july, '--for', 'branch'),
    generate(root, june),
    generate(root, june, '--for', 'branch'),
  ]);
  expect(
    ran.map(({ code }) => code),
    ran.map(({ stderr }) => stderr).join('\n'),
  ).toEqual([0, 0, 0, 0]);
  expect(readdirSync(out).sort()).toEqual(MONTHS);
  expect(readdirSync(join(out, july, 'branch')).sort()).toEqual(['东区', '西区']);
  const { branch: _, ...set } = Object.fromEntries(
    readdirSync(join(root, 'out', june)).map((name) => [name, name]),
  );
  expect(Object.keys(set).sort()).toEqual(
    ['metrics.json', 'quality.json', 'report.pptx', 'report.xlsx', 'run.json'].sort(),
  );
});
