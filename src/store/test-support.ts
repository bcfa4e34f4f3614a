import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quoteName } from './quoted.ts';
import { openStore, type Store } from './store.ts';

/** A store that is lent, and the one that is behind it. */
interface Owned {
  readonly store: Store;
  readonly folder: string;
}

const idle: Owned[] = [];
/** By stores that are lent, whether nothing was asked of them since they were emptied. */
const untouched = new WeakMap<Store, boolean>();

/**
 * For tests only: an empty store with the usual settings. Disposing of it empties it for the next test of the file,
 * as opening one takes longer than reading a small export; {@link closeLentStores} closes them. Sealing it shuts
 * `openText` and `insertText` for its borrower, and the settings stay as they are: what the seal itself does is
 * tested with `openStore`.
 */
export async function lentStore(): Promise<Store> {
  const owned = idle.pop() ?? (await opened());
  const { store } = owned;
  let isSealed = false;
  const beforeSeal = <Given extends readonly unknown[], T>(
    call: (...given: Given) => Promise<T>,
  ): ((...given: Given) => Promise<T>) => {
    return async (...given) => {
      if (isSealed) throw new Error('files are shut off: the store is sealed');
      return await call(...given);
    };
  };
  const touching = <Given extends readonly unknown[], T>(
    call: (...given: Given) => T,
  ): ((...given: Given) => T) => {
    return (...given) => {
      untouched.set(lent, false);
      return call(...given);
    };
  };
  const lent: Store = {
    run: touching(store.run.bind(store)),
    rows: touching(store.rows.bind(store)),
    scan: touching(store.scan.bind(store)),
    append: touching(store.append.bind(store)),
    openText: beforeSeal(store.openText.bind(store)),
    insertText: touching(beforeSeal(store.insertText.bind(store))),
    expect: store.expect.bind(store),
    seal: async () => {
      isSealed = true;
    },
    [Symbol.asyncDispose]: async () => {
      await empty(lent);
      idle.push(owned);
    },
  };
  untouched.set(lent, true);
  return lent;
}

/** For tests only: closes the stores that nobody has borrowed, and takes their folders away. */
export async function closeLentStores(): Promise<void> {
  for (const { store, folder } of idle.splice(0)) {
    await store[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  }
}

/** For tests only: takes every table and view out of a store. */
export async function empty(store: Store): Promise<void> {
  if (untouched.get(store) === true) return;
  const there = await store.rows(`
    SELECT 'VIEW' AS kind, view_name AS name FROM duckdb_views() WHERE NOT internal
    UNION ALL SELECT 'TABLE', table_name FROM duckdb_tables()`);
  for (const { kind, name } of there) await store.run(`DROP ${kind} ${quoteName(String(name))}`);
  if (untouched.has(store)) untouched.set(store, true);
}

async function opened(): Promise<Owned> {
  const folder = mkdtempSync(join(tmpdir(), 'report-stores-'));
  return { store: await openStore({ tempFolder: folder }), folder };
}
