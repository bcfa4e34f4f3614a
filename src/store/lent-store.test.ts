import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { closeLentStores, lentStore } from './test-support.ts';

const TABLES = 'SELECT table_name AS name FROM duckdb_tables()';
const FOLDER = "SELECT current_setting('temp_directory') AS folder";

it('is empty for whoever borrows it next, and open again', async () => {
  const first = await lentStore();
  await first.run('CREATE TABLE tickets (id INTEGER)');
  await first.run('CREATE VIEW seen AS SELECT * FROM tickets');
  await first.seal();
  await expect(first.openText()).rejects.toThrow('sealed');
  const [used] = await first.rows(FOLDER);
  await first[Symbol.asyncDispose]();
  await using second = await lentStore();
  expect(await second.rows(FOLDER)).toEqual([used]);
  expect(await second.rows(TABLES)).toEqual([]);
  await second.run('CREATE TABLE seen (id INTEGER)');
  const text = await second.openText();
  await text[Symbol.asyncDispose]();
});

it('is another one for who borrows two at a time', async () => {
  await using one = await lentStore();
  await using other = await lentStore();
  await one.run('CREATE TABLE tickets (id INTEGER)');
  expect(await other.rows(TABLES)).toEqual([]);
});

it('goes with its folder when it is closed', async () => {
  const store = await lentStore();
  const [used] = await store.rows(FOLDER);
  const folder = dirname(String(used?.folder));
  expect(existsSync(folder)).toBe(true);
  await store[Symbol.asyncDispose]();
  await closeLentStores();
  expect(existsSync(folder)).toBe(false);
});
