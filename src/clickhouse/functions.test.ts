import { expect, it } from 'vitest';
import { BEHIND_OPERATORS, CALLABLE } from '../pack/dataset/sql-functions.ts';
import { TRANSLATED } from './functions.ts';

/** Written as functions, and read as parts of the language. */
const NO_FUNCTIONS = new Set(['cast', 'try_cast']);
/** An escape sign of one's own in `like`: refused, as nobody has needed it. */
const REFUSED = new Set(['like_escape', 'not_like_escape', 'ilike_escape', 'not_ilike_escape']);

it('knows every function that conditions of a pack may call', () => {
  const unknown = [...CALLABLE, ...BEHIND_OPERATORS].filter(
    (name) => !TRANSLATED.has(name) && !NO_FUNCTIONS.has(name) && !REFUSED.has(name),
  );
  expect(unknown).toEqual([]);
});
