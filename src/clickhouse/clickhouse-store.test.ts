import { describe, expect, it } from 'vitest';
import { lentStore } from '../store/test-support.ts';
import { type ClickhouseResult, clickhouseStore } from './clickhouse-store.ts';
import { Untranslatable } from './untranslatable.ts';

interface Asked {
  readonly sql: string;
  readonly params: unknown;
}

async function storeOver(result: ClickhouseResult) {
  const asked: Asked[] = [];
  const parser = await lentStore();
  const store = clickhouseStore(async (sql, params) => {
    asked.push({ sql, params });
    return await Promise.resolve(result);
  }, parser);
  return { store, asked, [Symbol.asyncDispose]: () => parser[Symbol.asyncDispose]() };
}

const NOTHING: ClickhouseResult = { meta: [], data: [] };

describe('the store over ClickHouse', () => {
  it('names the type of each value', async () => {
    await using given = await storeOver(NOTHING);
    await given.store.rows('select a from t where b = ? and c = ? and d = ? and e = ?', [
      '东',
      3,
      0.5,
      true,
    ]);
    expect(given.asked).toEqual([
      {
        sql: 'SELECT `a` FROM `t` WHERE ((`b` = {p1:Nullable(String)}) AND (`c` = {p2:Nullable(Int64)}) AND (`d` = {p3:Nullable(Float64)}) AND (`e` = {p4:Nullable(Bool)}))',
        params: { p1: '东', p2: 3, p3: 0.5, p4: true },
      },
    ]);
  });

  it('gives cells as DuckDB gives them', async () => {
    await using given = await storeOver({
      meta: [
        { name: 'n', type: 'UInt64' },
        { name: 'rate', type: 'Nullable(Decimal(38, 9))' },
        { name: 'hours', type: 'Nullable(Float64)' },
        { name: 'at', type: "Nullable(DateTime64(0, 'UTC'))" },
        { name: 'ok', type: 'Nullable(Bool)' },
        { name: 'who', type: 'LowCardinality(Nullable(String))' },
      ],
      data: [
        ['12', '0.500000000', 1.5, '2009-07-01 08:00:00', true, '王'],
        ['0', null, null, null, null, null],
      ],
    });
    expect(await given.store.rows('select * from t')).toEqual([
      { n: 12, rate: '0.500000000', hours: 1.5, at: '2009-07-01 08:00:00', ok: true, who: '王' },
      { n: 0, rate: null, hours: null, at: null, ok: null, who: null },
    ]);
  });

  it('gives no number that a double cannot hold', async () => {
    const meta = [{ name: 'n', type: 'Int128' }];
    await using given = await storeOver({ meta, data: [['9007199254740993']] });
    await expect(given.store.rows('select n from t')).rejects.toThrow('too large to be exact');
  });

  it('asks nobody else what reads no table', async () => {
    await using given = await storeOver(NOTHING);
    expect(await given.store.rows('select ? as one', [1])).toEqual([{ one: 1 }]);
    expect(given.asked).toEqual([]);
  });

  it('changes no table', async () => {
    await using given = await storeOver(NOTHING);
    expect(() => given.store.run('create table t (a int)')).toThrow(Untranslatable);
  });
});
