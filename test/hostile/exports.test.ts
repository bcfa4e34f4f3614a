import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CORPUS } from '../../fixtures/hostile/make/main.ts';
import { lentStore } from '../../src/store/test-support.ts';
import { type LoadedWorkspace, loadWorkspace } from '../../src/workspace/load-workspace.ts';
import { type Outcome, usualWay, waysThatDiffer } from '../support/one-way.ts';
import { bigFiles } from './big-files.ts';
import { corpusFile, declared, expectedIn, filesIn, reading, refusal } from './corpus.ts';

/** Where the corpus is made. */
const MAKERS = new URL('../../fixtures/hostile/make/main.ts', import.meta.url).href;

/** No file may keep people waiting longer, in milliseconds; measured on a quiet machine they take below 200. */
const LONGEST = 5000;

let folder = '';
let loaded: LoadedWorkspace;
const slow: string[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  loaded = loadWorkspace({ folder: CORPUS });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  if (slow.length > 0) process.stderr.write(`over ${LONGEST} ms: ${slow.join(', ')}\n`);
});

/** Writes a file as the only export of the month, and gives what is read of it. */
function requestOf(name: string, content: Uint8Array) {
  const inputs = mkdtempSync(join(folder, 'm'));
  mkdirSync(inputs, { recursive: true });
  writeFileSync(join(inputs, name), content);
  const { workspace, pack } = loaded;
  return {
    workspace: { ...workspace, folder, inputs: { ...workspace.inputs, folderOf: () => inputs } },
    month: '2009-07',
    datasets: pack.datasets.filter(({ id }) => id === 'fault_tickets'),
    cohortsOf: () => ['accepted_at'],
  };
}

/** Tells what became of a file, and of one that took long. */
async function became(name: string, read: () => Promise<Outcome>) {
  const started = performance.now();
  const outcome = await read();
  const took = performance.now() - started;
  if (took > LONGEST) slow.push(`${name} ${took.toFixed(0)} ms`);
  const { refused, told: ingested, warnings } = outcome;
  const words = ingested ? reading(ingested, warnings) : refusal(refused);
  return { outcome, words };
}

describe.each(['csv', 'workbooks'])('the corpus of %s', (kind) => {
  const expected = expectedIn(kind);

  it('declares what must become of each of its files', () => {
    expect(Object.keys(expected).sort()).toEqual([...filesIn(kind)].sort());
  });

  it.each(Object.entries(expected))('%s', async (name, wanted) => {
    const request = requestOf(name, corpusFile(kind, name));
    await using store = await lentStore();
    const { outcome, words } = await became(name, () => usualWay(request, store));
    expect(declared(words, wanted), words.words).toEqual(wanted);
    // In every way, which must agree.
    expect(await waysThatDiffer(request, store, { read: outcome })).toEqual([]);
  });
});

describe('large files', () => {
  it.each(bigFiles)('$what', async ({ name, make, expected }) => {
    const request = requestOf(name, make());
    await using store = await lentStore();
    const { words } = await became(name, () => usualWay(request, store, false));
    expect(declared(words, expected), words.words.slice(0, 2000)).toEqual(expected);
  });
});

it('the corpus is what its makers make', () => {
  // In a process of its own: SheetJS writes .xls in the code page of the last book it read.
  const script = `
    import { createHash } from 'node:crypto';
    import { corpusFiles } from ${JSON.stringify(MAKERS)};
    const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');
    const made = Object.entries(corpusFiles()).map(([path, bytes]) => [path, digest(bytes)]);
    process.stdout.write(JSON.stringify(made));
  `;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(run.status, run.stderr).toBe(0);
  const made = JSON.parse(run.stdout) as [string, string][];
  expect(made.length).toBeGreaterThan(20);
  for (const [path, digest] of made) {
    const [kind = '', name = ''] = path.split('/');
    expect(
      createHash('sha256').update(corpusFile(kind, name)).digest('hex'),
      `${path}: node fixtures/hostile/make/main.ts`,
    ).toBe(digest);
  }
});
