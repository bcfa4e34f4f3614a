import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { runInProcess } from '../../test/support/in-process.ts';
import {
  ownMetric,
  type TinyWorkspace,
  tickets,
  tinyWorkspace,
} from '../../test/support/tiny-workspace.ts';
import { checkedBytes, checkedValue } from '../cache/checked-file.ts';

const MONTH = '2009-07';
/** No figure is written so. */
const SIGN = '9.87654321';

interface KeptFile {
  readonly basis: string;
  readonly figures: { readonly outcomes: string };
}

let made: TinyWorkspace;

/** The draft of the month before as it is made of these exports, for every test. */
const before = mkdtempSync(join(tmpdir(), 'kept-figures-'));
let isDrafted = false;
afterAll(() => rmSync(before, { recursive: true }));

beforeEach(async () => {
  made = tinyWorkspace();
  for (const month of ['2009-05', '2009-06', MONTH])
    made.addTickets(month, tickets(month, '东区', 20, 5));
  if (isDrafted) {
    cpSync(before, made.out, { recursive: true });
    return;
  }
  expect(await draft('2009-06')).toMatchObject({ code: 0 });
  cpSync(made.out, before, { recursive: true });
  isDrafted = true;
});

const draft = async (month: string) =>
  await runInProcess(['generate', '-m', month, '-f', 'json', '-w', made.folder, '-q']);

async function report(words: readonly string[] = [], programMark = 'one') {
  const format = words.includes('-f') ? [] : ['-f', 'json'];
  const args = ['generate', '-m', MONTH, ...format, '-w', made.folder, '-q', ...words];
  const ended = await runInProcess(args, { programMark });
  return { ...ended, file: readFileSync(join(made.out, MONTH, 'metrics.json'), 'utf8') };
}

const figureFiles = (): readonly string[] =>
  readdirSync(join(made.folder, '.report-cache'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('figures'))
    .map((name) => join(made.folder, '.report-cache', name));

/** Puts a sign into all kept figures, which shows where these are taken. */
function signKept(): void {
  for (const file of figureFiles()) {
    const kept = checkedValue<KeptFile>(readFileSync(file));
    if (kept === null) throw new Error(`${file} is damaged`);
    const outcomes = kept.figures.outcomes.replaceAll('"display":"25.00%"', `"display":"${SIGN}"`);
    expect(outcomes).toContain(SIGN);
    writeFileSync(file, checkedBytes({ ...kept, figures: { ...kept.figures, outcomes } }));
  }
}

describe('figures of a month that is as it was', () => {
  it('are taken as they are kept, in data and on slides, and told the same', async () => {
    made.configure({ metrics: [ownMetric({ with: { numerator_only: { 催修次数: '>= 2' } } })] });
    const first = await report();
    const again = await report();
    expect(again.file).toBe(first.file);
    expect(again.stderr).toBe(first.stderr);
    expect(again.stderr).toContain('的口径与 2009-06 不同');
    const slides = await report(['-f', 'html']);
    expect(slides.file).toBe(first.file);
    expect(slides.stderr).toContain('的口径与 2009-06 不同');
    expect((await report(['--no-cache'])).file).toBe(first.file);
  });

  it('show where they come from, which these tests rest on', async () => {
    await report();
    signKept();
    expect((await report()).file).toContain(SIGN);
    expect((await report(['-f', 'html'])).file).toContain(SIGN);
    expect((await report(['--no-cache'])).file).not.toContain(SIGN);
    expect((await report(['--profile'])).file).not.toContain(SIGN);
  });
});

describe('figures are computed anew', () => {
  it.each<[string, () => unknown]>([
    ['an export changed', () => made.addTickets(MONTH, tickets(MONTH, '西区', 40, 10))],
    ['a limit changed', () => made.configure({ targets: [] })],
    [
      'a metric changed',
      () =>
        made.configure({
          metrics: [ownMetric({ with: { numerator_only: { 催修次数: '>= 2' } } })],
        }),
    ],
    [
      'an earlier month has other figures',
      async () => {
        made.addTickets('2009-06', tickets('2009-06', '西区', 40, 30));
        await draft('2009-06');
      },
    ],
    ['an earlier month came', () => draft('2009-05')],
    [
      'an earlier month is final now',
      () => runInProcess(['finalize', '-m', '2009-06', '-w', made.folder]),
    ],
    [
      'they are damaged',
      () => {
        for (const file of figureFiles()) writeFileSync(file, readFileSync(file).subarray(0, -1));
      },
    ],
  ])('where %s', async (_, change) => {
    await report();
    signKept();
    await change();
    const { file, stderr } = await report();
    expect(file).not.toContain(SIGN);
    const fresh = await report(['--no-cache']);
    expect(file).toBe(fresh.file);
    expect(stderr).toBe(fresh.stderr);
  });

  it('by another program', async () => {
    await report();
    signKept();
    expect((await report([], 'two')).file).not.toContain(SIGN);
  });

  it('where the exports of the month before changed since it was final, which is told', async () => {
    await runInProcess(['finalize', '-m', '2009-06', '-w', made.folder]);
    await report();
    signKept();
    expect((await report()).file).toContain(SIGN);
    made.addTickets('2009-06', tickets('2009-06', '东区', 20, 9));
    const { file, stderr } = await report();
    const fresh = await report(['--no-cache']);
    expect(stderr).toBe(fresh.stderr);
    expect(stderr).toContain('2009-06');
    // What is final stands, and so do the figures beside it.
    expect(file.replaceAll(SIGN, '25.00%')).toBe(fresh.file);
  });
});
