import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Store } from '../store/store.ts';
import { openBench, workbook } from './test-support.ts';

const HEADER = '单号,分公司,品牌,受理时间,归档时间,原因';

/** An export: repeated records, one that cannot be used, one of another month. */
function tickets(letter: string, count: number): string {
  const rows = Array.from({ length: count }, (_, n) => {
    const day = String((n % 28) + 1).padStart(2, '0');
    const month = n % 9 === 8 ? '06' : '07';
    const brand = n % 7 === 6 ? '火星' : 'E8';
    const number = n % 5 === 4 ? 'A0' : `${letter}${n}`;
    return `${number},安岳,${brand},2009-${month}-${day} 10:00:00,2009-${month}-${day} 12:00:0${n % 10},${letter}断线`;
  });
  return [HEADER, ...rows, 'X9,"安岳,E8', ''].join('\n');
}

const sheet = workbook({
  工单: [HEADER.split(','), ['D1', '安岳', 'E8', '2009-07-03 10:00', '2009-07-03 12:00', '无']],
});

/** Reads three texts and a workbook; the n-th text is loaded when `hold` lets it. */
async function readWith(
  hold: (at: number) => Promise<unknown> | undefined,
  broken: string | null = null,
) {
  await using bench = await openBench();
  for (const [at, letter] of ['A', 'B', 'C'].entries())
    await bench.put(`障碍${at}.csv`, tickets(letter, 40 - at));
  await bench.put('障碍3.xlsx', await sheet);
  if (broken !== null) await bench.put('障碍1.csv', broken);
  const ended: number[] = [];
  let given = 0;
  const store: Store = {
    ...bench.store,
    insertText: async (...text) => {
      const at = given;
      given += 1;
      await hold(at);
      const isWhole = await bench.store.insertText(...text);
      ended.push(at);
      return isWhole;
    },
  };
  const faults: string[] = [];
  const ingested = await bench.run({ store, onFault: ({ said }) => faults.push(said.code) });
  const files = ingested.files.map(({ modifiedAt, ...file }) => file);
  return {
    ended,
    faults,
    all: {
      ...ingested,
      files,
      warnings: bench.warnings,
      table: await bench.store.rows('SELECT * FROM tickets'),
    },
  };
}

const atOnce = () => undefined;
const after =
  (...delays: readonly number[]) =>
  (at: number) =>
    setTimeout(delays[at] ?? 0);

it.each([[[60]], [[0, 60]], [[60, 0, 60]], [[30, 30, 30]]])(
  'exports are the same whichever is loaded first (%j)',
  async (delays) => {
    const plain = await readWith(atOnce);
    const slow = await readWith(after(...delays));
    expect(slow.all).toEqual(plain.all);
    expect(slow.all.quarantine.length).toBeGreaterThan(3);
    expect(new Set(slow.ended)).toEqual(new Set([0, 1, 2]));
  },
);

it('an export is read while the one before it is loaded', async () => {
  const second = Promise.withResolvers<void>();
  const { ended } = await readWith((at) => {
    if (at === 1) second.resolve();
    return at === 0 ? second.promise : undefined;
  });
  expect(ended).toHaveLength(3);
});

it('what a file that cannot be used left on its way is taken back, and nothing else', async () => {
  const foot = `${HEADER}\nZ1,安岳,E8,2009-07-03 10:00:00,2009-07-03 12:00:00,无\n数据截止：2009-07-25\n`;
  const [plain, slow] = [await readWith(atOnce, foot), await readWith(after(20, 60, 0), foot)];
  expect(slow.faults).toEqual(['ingest.part_of_period']);
  expect(slow.all).toEqual(plain.all);
  expect(slow.all.table.map((row) => row.ticket_id)).not.toContain('Z1');
});
