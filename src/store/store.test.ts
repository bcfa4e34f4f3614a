import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, quoteName, type Store } from './store.ts';

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
