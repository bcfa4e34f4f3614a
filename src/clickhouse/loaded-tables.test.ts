import { expect, it } from 'vitest';
import { loadTables } from './loaded-tables.ts';
import type { ClickhouseServer } from './server.ts';

/** A server that knows nothing but the names of its databases. */
function serverOf(names: readonly string[], refuses: RegExp | null = null) {
  const databases = new Set(names);
  const server: ClickhouseServer = {
    ask: () => () => Promise.reject(new Error('nobody asks')),
    look: (sql) => {
      const name = /name = '(\w+)'/.exec(sql)?.[1] ?? '';
      return Promise.resolve({ data: [[databases.has(name) ? 1 : 0]] });
    },
    command: (sql) => {
      if (refuses?.test(sql)) return Promise.reject(new Error('refused'));
      const [, made] = /^CREATE DATABASE `(\w+)`/.exec(sql) ?? [];
      const [, dropped] = /^DROP DATABASE (?:IF EXISTS )?`(\w+)`/.exec(sql) ?? [];
      const [, from, to] = /^RENAME DATABASE `(\w+)` TO `(\w+)`/.exec(sql) ?? [];
      if (made) databases.add(made);
      if (dropped) databases.delete(dropped);
      if (from && to) {
        if (!databases.delete(from) || databases.has(to)) throw new Error(sql);
        databases.add(to);
      }
      return Promise.resolve();
    },
    insertParquet: () => Promise.resolve(),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  return { server, databases };
}

it('leaves one database, where there was none and where there was one', async () => {
  for (const before of [[], ['month']]) {
    const { server, databases } = serverOf(before);
    await loadTables(server, 'month', [], {});
    expect([...databases]).toEqual(['month']);
  }
});

it('leaves the old tables where the new ones cannot take their place', async () => {
  const { server, databases } = serverOf(
    ['month'],
    /^RENAME DATABASE `month_[0-9a-f]+` TO `month`/,
  );
  await expect(loadTables(server, 'month', [], {})).rejects.toThrow('refused');
  expect([...databases]).toEqual(['month']);
});
