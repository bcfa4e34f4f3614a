import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { parse, stringify } from 'yaml';
import { CORPUS } from '../../fixtures/hostile/make/main.ts';
import { HEAD, HEADER, line, lines, text } from '../../fixtures/hostile/make/rows.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { computeMetrics } from '../../src/metrics/compute.ts';
import type { Store } from '../../src/store/store.ts';
import { lentStore } from '../../src/store/test-support.ts';
import { loadWorkspace } from '../../src/workspace/load-workspace.ts';
import { hostileNames } from './payloads.ts';

const MONTH = '2009-07';
const names = hostileNames();
const config = parse(readFileSync(join(CORPUS, 'report.config.yaml'), 'utf8'));

/** Reads these exports under the corpus's configuration with changes. */
async function read(
  files: Readonly<Record<string, string>>,
  changes: object = {},
  look: (store: Store) => Promise<unknown> = async () => null,
) {
  const folder = mkdtempSync(join(tmpdir(), 'names-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const inputs = join(folder, 'inputs', MONTH);
  mkdirSync(inputs, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(inputs, name), content);
  writeFileSync(join(folder, 'report.config.yaml'), stringify({ ...config, ...changes }));
  const { workspace, pack } = loadWorkspace({ folder });
  await using store = await lentStore();
  const common = { workspace, month: MONTH, store, warn: () => undefined } as const;
  const ingested = await ingest({
    ...common,
    datasets: pack.datasets.filter(({ id }) => id === 'fault_tickets'),
    cohortsOf: () => ['accepted_at'],
  });
  const { thresholds } = pack.findings;
  const metrics = pack.metrics.filter(({ id }) => id === 'my.tickets');
  const { outcomes } = await computeMetrics({
    ...common,
    metrics,
    ingested,
    thresholds,
    past: [],
  });
  const results = outcomes[0]?.results ?? [];
  return { ingested, results, seen: await look(store), folder };
}

it('there are at least 15 names', () => {
  expect(Object.values(names).flat().length).toBeGreaterThanOrEqual(15);
});

it.each(names.files)('a file named %j is read, and no other in its place', async (name) => {
  const decoys = Object.fromEntries(
    ['障碍1.csv', '障碍2.csv'].map((decoy, at) => [decoy, text(HEAD, line(10 + at))]),
  );
  const { ingested, folder } = await read({ ...decoys, [name]: text(HEAD, lines(1, 6)) });
  const accepted = Object.fromEntries(
    ingested.files.map(({ path, account }) => [path.split('/').at(-1), account.accepted]),
  );
  expect(accepted).toEqual({ '障碍1.csv': 1, '障碍2.csv': 1, [name]: 6 });
  for (const made of ['x', 'y']) expect(existsSync(join(folder, made))).toBe(false);
});

it.each(names.branches)('a branch named %j counts its own records', async (name) => {
  const rows = lines(1, 6).map((one) => one.replaceAll('东区', `"${name.replaceAll('"', '""')}"`));
  const { results } = await read(
    { '障碍.csv': text(HEAD, rows) },
    { branches: [{ name }, { name: '西区' }] },
  );
  const values = results.map(({ by, value }) => [by.branch ?? null, value]);
  expect(values).toEqual(
    expect.arrayContaining([
      [null, 6],
      [name, 3],
      ['西区', 3],
    ]),
  );
  expect(new Set(results.map(({ key }) => key)).size).toBe(results.length);
});

it.each(names.headers)('a column named %j is read as the configuration says', async (name) => {
  const head = HEADER.map((one) => (one === '障碍现象' ? `"${name.replaceAll('"', '""')}"` : one));
  const { ingested, seen } = await read(
    { '障碍.csv': text(head.join(','), lines(1, 6)) },
    { aliases: { fault_tickets: { 障碍现象: [name] } } },
    (store) => store.rows('SELECT DISTINCT symptom FROM fault_tickets'),
  );
  expect(ingested.files[0]?.account).toMatchObject({ accepted: 6, quarantined: 0 });
  expect(seen).toEqual([{ symptom: '断线' }]);
});
