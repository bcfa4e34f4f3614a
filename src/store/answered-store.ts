import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { SqlRow, SqlValue, Store } from './store.ts';

/** The rows of queries that were asked before, by what {@link answeredStore} knows a query by. */
export type Answers = ReadonlyMap<string, readonly SqlRow[]>;

/** A store that is opened when a query comes that nobody has answered before. */
export interface AnsweredStore extends Store {
  /** The store behind it, opened. */
  open(): Promise<Store>;
  /** From now on the tables stay as they are, so that what is asked of them has one answer. */
  settle(): void;
  /** What was asked, and answered or known before. */
  readonly asked: Answers;
  /** Whether something was asked that was not known before. */
  readonly hasNew: boolean;
}

/** Cells of an answer; what is longer is asked anew. */
const MOST_CELLS = 100_000;

/** `empty`: no table yet; `settled`: all tables are there for good; between and after nothing is remembered. */
type State = 'empty' | 'filling' | 'settled' | 'changed';

/**
 * A store in front of another. `known` are answers over the very tables that will be there when they are settled:
 * the same query, with the same values, over the same tables has the same rows.
 */
export function answeredStore(opened: () => Promise<Store>, known: Answers): AnsweredStore {
  const asked = new Map<string, readonly SqlRow[]>();
  let state: State = 'empty';
  let hasNew = false;
  let store: Promise<Store> | null = null;
  const open = () => (store ??= opened());
  const changing = () => {
    state = state === 'empty' || state === 'filling' ? 'filling' : 'changed';
    return open();
  };
  return {
    open,
    settle: () => {
      state = 'settled';
    },
    asked,
    get hasNew() {
      return hasNew;
    },
    run: async (...given) => await (await changing()).run(...given),
    append: async (...given) => await (await changing()).append(...given),
    openText: async () => await (await changing()).openText(),
    insertText: async (...given) => await (await changing()).insertText(...given),
    async *scan(...given) {
      yield* (await open()).scan(...given);
    },
    async rows(sql, values = []) {
      if (state === 'filling' || state === 'changed') return await (await open()).rows(sql, values);
      const key = keyOf(state, sql, values);
      const before = asked.get(key) ?? known.get(key);
      if (before !== undefined) {
        asked.set(key, before);
        // As a query would: what runs beside, such as a browser that starts, gets its turn.
        await setImmediate();
        return before;
      }
      const rows = await (await open()).rows(sql, values);
      const [first = {}] = rows;
      if (rows.length * Object.keys(first).length <= MOST_CELLS) {
        asked.set(key, rows);
        hasNew = true;
      }
      return rows;
    },
    expect: async (records) => await (await open()).expect(records),
    seal: async () => await (await open()).seal(),
    [Symbol.asyncDispose]: async () => {
      if (store !== null) await (await store)[Symbol.asyncDispose]();
    },
  };
}

function keyOf(state: State, sql: string, values: readonly SqlValue[]): string {
  return createHash('sha256')
    .update(JSON.stringify([state, sql, values]))
    .digest('base64');
}
