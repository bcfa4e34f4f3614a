import type { Message } from '../../messages/catalogue.ts';
import type { SqlValue } from '../../store/store.ts';

/** What reading a cell gave: a value (null where nothing was written), or why it cannot be used. */
export type Parsed<T extends SqlValue = SqlValue> =
  | { readonly ok: true; readonly value: T | null }
  | { readonly ok: false; readonly reason: Message };

/** Reads the text of one cell. */
export type CellReader = (cell: string) => Parsed;

/** A value that could be read. */
export function good<T extends SqlValue>(value: T | null): Parsed<T> {
  return { ok: true, value };
}

/** A cell that cannot be used; the reason never quotes the cell, which may hold personal data. */
export function bad(reason: Message): { readonly ok: false; readonly reason: Message } {
  return { ok: false, reason };
}

/** The same where the reason takes long to find and is not always asked for. */
export function badBecause(reasonOf: () => Message): ReturnType<typeof bad> {
  let known: Message | null = null;
  return {
    ok: false,
    get reason() {
      known ??= reasonOf();
      return known;
    },
  };
}

/** Nothing was written in the cell. */
export const missing: Parsed<never> = { ok: true, value: null };
