import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { isInFullForm } from './full-form.ts';
import { metricsFileSchema } from './schema.ts';

let metrics: readonly { readonly results: readonly object[] }[] = [];
let head: object = {};

beforeAll(async () => {
  const file = new URL('../../fixtures/ziyang/history/2009-06.json', import.meta.url);
  ({ metrics, ...head } = JSON.parse(await readFile(file, 'utf8')));
});

it('knows what this program wrote', () => {
  expect(isInFullForm({ ...head, metrics })).toBe(true);
});

it('takes nothing that the schema does not take, and nothing that it would change', () => {
  const strange = fc.oneof(
    fc.constantFrom(null, undefined, '', 'ok', 'percent', 0, -1, 1.5, true, [], {}, [{}], [null]),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, { a: 'b' }, { a: 1 }),
  );
  let taken = 0;
  fc.assert(
    fc.property(fc.nat(), fc.nat(), strange, fc.boolean(), (at, place, value, isGone) => {
      const outcome = metrics[at % metrics.length];
      const small = { ...outcome, results: outcome?.results.slice(-2) ?? [] };
      const file = structuredClone({ ...head, metrics: [small] });
      const places = placesIn(file);
      const [holder, name] = places[place % places.length] ?? [{}, ''];
      if (isGone) delete holder[name];
      else holder[name] = value;
      const before = structuredClone(file);
      if (!isInFullForm(file)) return;
      taken += 1;
      expect(metricsFileSchema.parse(file)).toEqual(before);
    }),
    { numRuns: 1000 },
  );
  // Some changes leave a file whole: a name that is another one, a value of the same kind.
  expect(taken).toBeGreaterThan(25);
  expect(taken).toBeLessThan(700);
});

type Holder = Record<string, unknown>;

/** Every property and element of a value, by what holds it. */
function placesIn(value: unknown): (readonly [Holder, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((name) => [
    [holder, name] as const,
    ...placesIn(holder[name]),
  ]);
}
