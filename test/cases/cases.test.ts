import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { MetricsFile } from '../../src/metrics/types.ts';
import type { QualityFile } from '../../src/render/json/quality.ts';
import { runInProcess } from '../support/in-process.ts';
import { openPdf } from '../support/open-pdf.ts';
import { PROJECT } from '../support/program.ts';
import { readJson } from '../support/written-file.ts';
import { type Wanted, wantedOf } from './wanted.ts';

const CASES = join(PROJECT, 'fixtures', 'cases');

const folders = readdirSync(CASES, { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map((one) => one.name);

describe('exports of people who do this job', () => {
  it.each(folders)('%s gives its right value or says what is wrong', async (name) => {
    const want = wantedOf(join(CASES, name));
    const workspace = laidOut(name, want);
    const out = join(workspace, 'out');
    const format = want.deck.length > 0 ? 'json,pdf' : 'json';
    const { month } = want;
    const asked = ['generate', '--month', month, '--workspace', workspace, '--format', format];
    const { code, stderr } = await runInProcess([...asked, '--out', out], KEPT);

    expect({ code, stderr }).toMatchObject({ code: want.exit });
    for (const piece of want.says) expect(stderr).toContain(piece);
    for (const piece of want.silent) expect(stderr).not.toContain(piece);
    await expectTheSameOfTheCache(workspace, month, { code, stderr });
    if (!existsSync(join(out, month))) {
      expect(Object.keys(want.figures)).toEqual([]);
      return;
    }
    const metrics = readJson<MetricsFile>(join(out, month, 'metrics.json'));
    const quality = readJson<QualityFile>(join(out, month, 'quality.json'));
    expect(figuresIn(metrics, Object.keys(want.figures))).toEqual(want.figures);
    expect(statesIn(quality, Object.keys(want.checks))).toEqual(want.checks);
    if (want.quarantined !== undefined) expect(quality.quarantine.total).toBe(want.quarantined);
    if (want.deck.length === 0) return;
    const { pages } = await openPdf(join(out, month, 'report.pdf'));
    const text = pages.map((page) => page.text).join('\n');
    for (const piece of want.deck) expect(text).toContain(piece);
  });
});

/** A program that keeps the tables of months from run to run. */
const KEPT = { programMark: 'cases' };

/** Another run, which takes the month's tables from the cache if they are there, says and writes the same. */
async function expectTheSameOfTheCache(
  workspace: string,
  month: string,
  first: { readonly code: number | null; readonly stderr: string },
): Promise<void> {
  const out = join(workspace, 'again');
  const asked = ['generate', '--month', month, '--workspace', workspace, '--out', out];
  const { code, stderr } = await runInProcess([...asked, '--format', 'json'], KEPT);
  expect({ code, said: warningsIn(stderr) }).toEqual({
    code: first.code,
    said: warningsIn(first.stderr).filter((line) => warningsIn(stderr).includes(line)),
  });
  for (const name of ['metrics.json', 'quality.json']) {
    const file = join(workspace, 'out', month, name);
    expect(existsSync(join(out, month, name))).toBe(existsSync(file));
    if (existsSync(file))
      expect(readFileSync(join(out, month, name)).equals(readFileSync(file)), name).toBe(true);
  }
}

/** What is said of the exports and figures; stages tell their time. */
function warningsIn(stderr: string): readonly string[] {
  return stderr.split('\n').filter((line) => !/秒）|^\s*$/.test(line));
}

/** A copy of the case that the test may write to. */
function laidOut(name: string, { over, names, month }: Wanted): string {
  const folder = mkdtempSync(join(tmpdir(), 'report-case-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const own = join(CASES, name);
  if (over) {
    cpSync(join(PROJECT, 'fixtures', over), folder, { recursive: true });
    for (const file of readdirSync(own).filter((one) => !/^(README|want\.json)$/.test(one))) {
      cpSync(join(own, file), join(folder, 'inputs', month, file));
      chmodSync(join(folder, 'inputs', month, file), 0o600);
    }
  } else {
    cpSync(own, folder, { recursive: true });
  }
  for (const [path, hex] of Object.entries(names)) {
    const from = join(folder, path);
    renameSync(from, Buffer.concat([Buffer.from(`${dirname(from)}/`), Buffer.from(hex, 'hex')]));
  }
  return folder;
}

/** The figures asked for as the case writes them: a rate by its parts, the rest as printed, no result by its state. */
function figuresIn(file: MetricsFile, keys: readonly string[]): Readonly<Record<string, string>> {
  const results = new Map(
    file.metrics.flatMap((metric) => metric.results).map((one) => [one.key, one]),
  );
  return Object.fromEntries(
    keys.map((key) => {
      const result = results.get(key);
      if (!result) return [key, 'no such result'];
      if (result.status !== 'ok') return [key, result.status];
      const { numerator, denominator, display } = result;
      return [key, denominator === null ? display : `${numerator}/${denominator}`];
    }),
  );
}

function statesIn(file: QualityFile, ids: readonly string[]): Readonly<Record<string, string>> {
  const states = new Map(file.checks.map((check) => [check.id, check.status]));
  return Object.fromEntries(ids.map((id) => [id, states.get(id) ?? 'no such check']));
}
