import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quoteName } from './quoted.ts';
import { openStore, type Store } from './store.ts';

let folder = '';
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
  store = await openStore({ tempFolder: folder, memoryLimit: '200MB' });
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});

describe('a store', () => {
  it('gives back what was appended, typed by the table', async () => {
    await store.run(
      'CREATE TABLE t (a VARCHAR, b DOUBLE, c BOOLEAN, d BIGINT, e INTEGER, f TIMESTAMP, g DECIMAL(18,6))',
    );
    const rows = [
      ['甲', 0.5, true, 7, 1, '2009-07-03 08:05:00', '-2.5'],
      [null, null, null, null, null, null, null],
    ];
    expect(await store.append('t', rows)).toBe(2);
    expect(await store.rows('SELECT * FROM t')).toEqual([
      { a: '甲', b: 0.5, c: true, d: 7, e: 1, f: '2009-07-03 08:05:00', g: '-2.500000' },
      { a: null, b: null, c: null, d: null, e: null, f: null, g: null },
    ]);
  });

  it('binds whole numbers exactly and refuses sums that a number cannot hold', async () => {
    const [row] = await store.rows('SELECT ? + 1 AS n, typeof(?) AS t, ? AS x', [
      9007199254740990,
      3,
      'a',
    ]);
    expect(row).toEqual({ n: 9007199254740991, t: 'BIGINT', x: 'a' });
    await expect(store.rows('SELECT 9007199254740993::BIGINT')).rejects.toThrow(/too large/);
  });

  it.each([
    [122_880, 1],
    [122_881, 2],
  ])('of %i rows takes %i threads, once they are there', async (count, most) => {
    await using own = await openStore({ tempFolder: folder });
    const threads = async () =>
      Number((await own.rows("SELECT current_setting('threads') AS n"))[0]?.n);
    await own.run('CREATE TABLE w (a BIGINT)');
    await own.append(
      'w',
      Array.from({ length: count }, (_, at) => [at]),
    );
    expect(await threads()).toBe(1);
    await own.seal();
    expect(await threads()).toBe(most);
  });

  it('keeps nothing of a failed append beyond what was flushed', async () => {
    await store.run('CREATE TABLE u (a VARCHAR)');
    await expect(store.append('u', [['x'], [1]])).rejects.toThrow(/expected text/);
    await expect(store.append('u', [['x', 'y']])).rejects.toThrow(/2 values, not 1/);
    expect(await store.rows('SELECT count(*) AS n FROM u')).toEqual([{ n: 0 }]);
  });

  it('scans a long result in blocks while rows are appended elsewhere', async () => {
    await store.run('CREATE TABLE v (a BIGINT)');
    let sum = 0;
    for await (const block of store.scan('SELECT range FROM range(5000) WHERE range >= ?', [10])) {
      sum += await store.append('v', block);
    }
    expect(sum).toBe(4990);
  });

  it('quotes names', () => {
    expect(quoteName('a"b')).toBe('"a""b"');
  });

  it('reaches no file and no setting once it is sealed, yet still spills', async () => {
    await store.run("SET memory_limit = '60MB'");
    await store.seal();
    await expect(store.rows("SELECT * FROM read_csv('/etc/passwd')")).rejects.toThrow();
    await expect(store.run("SET memory_limit = '9GB'")).rejects.toThrow(/locked/);
    await store.run(
      'CREATE TABLE w AS SELECT range AS n, repeat(hash(range)::VARCHAR, 4) AS x FROM range(1000000)',
    );
    const [row] = await store.rows('SELECT count(*) AS n FROM (SELECT x FROM w ORDER BY x)');
    expect(row).toEqual({ n: 1000000 });
  });
});

describe('a machine that does not suffice is told as such, and not as a fault of the program', () => {
  const MANY = 'SELECT i, md5(i::VARCHAR) AS h FROM range(1500000) t(i) ORDER BY h';
  const rows = function* () {
    for (let at = 0; at < 1_000_000; at += 1) yield [at, `${'x'.repeat(60)}${at}`];
  };
  const works: readonly (readonly [string, (store: Store) => Promise<unknown>])[] = [
    ['a statement', (small) => small.run(`CREATE TABLE s AS ${MANY}`)],
    ['a query', (small) => small.rows(`SELECT max(h) FROM (${MANY} LIMIT 1400000)`)],
    [
      'a long result',
      async (small) => {
        for await (const block of small.scan(MANY)) expect(block.length).toBeGreaterThan(0);
      },
    ],
    ['rows that are appended', (small) => small.append('t', rows())],
  ];
  it.each(works)('in %s', async (_, work) => {
    const own = await mkdtemp(join(folder, 'small-'));
    const small = await openStore({ tempFolder: own, memoryLimit: '30MB' });
    try {
      await small.run("SET max_temp_directory_size = '3MB'");
      await small.run('CREATE TABLE t (a INTEGER, b VARCHAR)');
      await expect(work(small)).rejects.toMatchObject({
        kind: 'output',
        said: { code: expect.stringMatching(/^store\.(?:memory|disk)$/) },
      });
    } finally {
      await small[Symbol.asyncDispose]();
    }
    expect(await readdir(own)).toEqual([]);
    await rm(own, { recursive: true });
  });

  it('in the text on its way to the store', async () => {
    const small = await openStore({ tempFolder: folder });
    const text = await small.openText();
    await text[Symbol.asyncDispose]();
    await expect(text.add(Buffer.from('1,x\n'), 1)).rejects.toMatchObject({
      kind: 'output',
      said: { code: 'store.disk' },
    });
    await small[Symbol.asyncDispose]();
  });
});
