import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metricOf } from '../pack/test-support.ts';
import { openStore, type Store } from '../store/store.ts';
import {
  computeJuly,
  fill,
  inJuly,
  resultsOver,
  someTickets,
  type Ticket,
  ticket,
} from './test-support.ts';

let folder = '';
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'repeat-'));
  store = await openStore({ tempFolder: folder, memoryLimit: '200MB' });
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

interface Rule {
  readonly atLeast: number;
  readonly same: readonly 'service'[];
  readonly days: number | null;
  readonly counted: boolean;
}

const rules: fc.Arbitrary<Rule> = fc.record({
  atLeast: fc.constantFrom(2, 3),
  same: fc.constantFrom<readonly 'service'[]>([], ['service']),
  days: fc.constantFrom(null, 1, 3),
  counted: fc.boolean(),
});

function metricFor({ atLeast, same, days, counted }: Rule, by: readonly string[][] = []) {
  return {
    calculator: 'repeat_rate' as const,
    with: {
      user: 'user_number',
      at_least: atLeast,
      same: [...same],
      ...(days === null ? {} : { within_days: days, since: 'restored_at' }),
      ...(counted ? { counted: "brand = 'E8'" } : {}),
    },
    by: by.map((set) => [...set]),
  };
}

const DAY = 86_400_000;
const ms = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);
const thread = (rule: Rule, row: Ticket) =>
  [row.user, ...rule.same.map((name) => row[name])].join('|');

/** The tickets of the month that make their user a repeat one, by a walk over each thread. */
function repeats(rows: readonly Ticket[], rule: Rule, group: readonly Ticket[]): readonly Ticket[] {
  const counts = (row: Ticket) => !rule.counted || row.brand === 'E8';
  const { days } = rule;
  if (days === null) {
    return group.filter(
      (row) =>
        group.filter((one) => counts(one) && thread(rule, one) === thread(rule, row)).length >=
        rule.atLeast,
    );
  }
  const found: Ticket[] = [];
  for (const row of group.filter(counts)) {
    const all = rows
      .filter((one) => counts(one) && thread(rule, one) === thread(rule, row))
      .toSorted(
        (a, b) =>
          ms(a.accepted) - ms(b.accepted) ||
          (a.restored === null ? Infinity : ms(a.restored)) -
            (b.restored === null ? Infinity : ms(b.restored)) ||
          rows.indexOf(a) - rows.indexOf(b),
      );
    let place = 1;
    for (let at = all.indexOf(row); at > 0; at--) {
      const [before, here] = [all[at - 1], all[at]];
      if (!before || !here) break;
      const late = before.restored !== null && ms(here.accepted) > ms(before.restored) + days * DAY;
      if (late) break;
      place++;
    }
    if (place >= rule.atLeast) found.push(row);
  }
  return found;
}

const users = (rows: readonly Ticket[]) =>
  new Set(rows.flatMap((row) => (row.user === null ? [] : [row.user]))).size;

describe('repeat_rate', () => {
  it('agrees with a plain recount for every rule, in total and by branch', async () => {
    await fc.assert(
      fc.asyncProperty(someTickets, rules, async (rows, rule) => {
        const july = rows.filter(inJuly);
        const found = await resultsOver(store, rows, metricFor(rule, [['branch']]));
        const branches = ['安岳', '简阳'].filter((name) => july.some((row) => row.branch === name));
        const groups = [july, ...branches.map((name) => july.filter((row) => row.branch === name))];
        expect(found.map((one) => [one.numerator, one.denominator])).toEqual(
          groups.map((group) => [users(repeats(rows, rule, group)), users(group)]),
        );
        for (const { numerator, denominator } of found)
          expect(numerator ?? 0).toBeLessThanOrEqual(denominator ?? 0);
      }),
      { numRuns: 150 },
    );
  });

  it('counts a user of two branches once in the total', async () => {
    const rows = [ticket(), ticket({ branch: '简阳' }), ticket({ user: 'u2' })];
    const rule: Rule = { atLeast: 2, same: ['service'], days: null, counted: false };
    const found = await resultsOver(store, rows, metricFor(rule, [['branch']]));
    expect(found.map((one) => [one.numerator, one.denominator])).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
  });

  it('lists records without a user as excluded', async () => {
    await fill(store, [ticket(), ticket({ user: null }), ticket({ user: null })]);
    for (const days of [null, 2]) {
      const rule: Rule = { atLeast: 2, same: [], days, counted: false };
      const { exclusions, outcomes } = await computeJuly(store, [metricOf(metricFor(rule))]);
      expect(outcomes[0]?.results[0]).toMatchObject({ numerator: 0, denominator: 1 });
      expect(exclusions).toMatchObject([{ metric: 'm', key: 'm', count: 2 }]);
    }
  });
});

describe('a repeat window', () => {
  const rule: Rule = { atLeast: 2, same: ['service'], days: 2, counted: false };
  const numerator = async (...rows: readonly Ticket[]) =>
    (await resultsOver(store, rows, metricFor(rule)))[0]?.numerator;
  const june = ticket({ accepted: '2009-06-29 10:00:00', restored: '2009-06-30 12:00:00' });

  it('looks back over the start of the month, to the second', async () => {
    expect(await numerator(june, ticket({ accepted: '2009-07-02 12:00:00' }))).toBe(1);
    expect(await numerator(june, ticket({ accepted: '2009-07-02 12:00:01' }))).toBe(0);
  });

  it('does not take a repeat of the next month for one of this', async () => {
    const restored = '2009-07-31 22:00:00';
    const july = ticket({ accepted: '2009-07-31 20:00:00', restored });
    expect(await numerator(july, ticket({ accepted: '2009-08-01 01:00:00' }))).toBe(0);
  });

  it('takes a ticket before the earlier one is restored for a repeat', async () => {
    expect(await numerator(ticket(), ticket({ accepted: '2009-07-28 09:00:00' }))).toBe(1);
  });

  it('waits for the last of two tickets accepted at one moment, whatever their order', async () => {
    const soon = ticket({ ...june, restored: '2009-06-29 11:00:00' });
    const open = ticket({ ...june, restored: null });
    const later = ticket({ accepted: '2009-07-05 00:00:00' });
    expect(await numerator(soon, open, later)).toBe(1);
    expect(await numerator(open, soon, later)).toBe(1);
  });

  it('asks for the same service', async () => {
    expect(
      await numerator(june, ticket({ accepted: '2009-07-01 12:00:00', service: '固话' })),
    ).toBe(0);
  });
});
