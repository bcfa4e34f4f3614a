import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLABLE } from '../pack/dataset/sql-functions.ts';
import { loadPack } from '../pack/load-pack.ts';
import { PAYLOADS } from '../pack/test-payloads.ts';
import { ZIYANG } from '../pack/test-support.ts';
import { moreThanExpressions } from '../store/expression-tree.ts';
import { openStore, type Store } from '../store/store.ts';
import { ensurePlainConditions } from './plain-conditions.ts';

let folder = '';
let store: Store;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conditions-'));
  store = await openStore({ tempFolder: folder });
  await store.seal();
});
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

it('takes what the pack writes', async () => {
  await expect(ensurePlainConditions(loadPack(ZIYANG), store)).resolves.toBeUndefined();
});

/** Harmless to the database, and refused for the reader's sake only. */
const MEAN_NO_MORE = [
  "brand = 'E8' /* the rest */",
  "brand = E'\\x41'",
  'brand = ＇E8＇ or 1=1',
  "brand\u00a0= 'E8'",
  '$$a$$ = brand',
  "x'41' is null",
];

describe('what is more than a condition', () => {
  const payloads = PAYLOADS.filter((sql) => !MEAN_NO_MORE.includes(sql));

  it.each(payloads)('is told by the database: %j', async (sql) => {
    expect(await moreThanExpressions(store, [sql], CALLABLE)).toEqual([expect.any(String)]);
  });

  it('is told of each among others', async () => {
    const plain = "brand = 'E8'";
    const found = await moreThanExpressions(
      store,
      payloads.flatMap((sql) => [plain, sql]),
      CALLABLE,
    );
    expect(found.filter((_, at) => at % 2 === 0)).toEqual(payloads.map(() => null));
    expect(found.filter((_, at) => at % 2 === 1)).not.toContain(null);
  });
});

it('names each definition that would do more than look at a record', async () => {
  const pack = loadPack(ZIYANG);
  const scopes = pack.scopes.map((scope, at) =>
    at === 0 ? { ...scope, where: "(select count(*) from read_text('/etc/passwd')) > 0" } : scope,
  );
  await expect(ensurePlainConditions({ ...pack, scopes }, store)).rejects.toMatchObject({
    kind: 'usage',
    said: { code: 'pack.not_conditions', params: { count: 1 } },
    problems: [{ params: { where: scopes[0]?.id, more: 'subquery' } }],
  });
});

it('looks at the condition of every kind of check', async () => {
  const pack = loadPack(ZIYANG);
  const where = '(select 1) = 1';
  const written = pack.checks.filter((check) => JSON.stringify(check).includes('"where"'));
  expect(new Set(written.map(({ kind }) => kind))).toContain('at_most_range');
  for (const check of written) {
    const checks = [
      JSON.parse(
        JSON.stringify(check).replace(/"where":(?:null|"(?:[^"\\]|\\.)*")/, `"where":"${where}"`),
      ),
    ];
    await expect(
      ensurePlainConditions({ ...pack, checks }, store),
      check.kind,
    ).rejects.toMatchObject({ said: { code: 'pack.not_conditions' } });
  }
});
