import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { count } from '../calculators/count.ts';
import { loadPack } from '../pack/load-pack.ts';
import { ZIYANG } from '../pack/test-support.ts';
import { openStore } from '../store/store.ts';
import { definitionHash } from './definition.ts';

const spec = { kind: 'count' } as const;

async function events() {
  const folder = await mkdtemp(join(tmpdir(), 'count-'));
  const store = await openStore({ tempFolder: folder });
  onTestFinished(async () => {
    await store[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });
  await store.run(`CREATE TABLE events AS SELECT * FROM (VALUES
    ('S1', '安岳', 0, 2), ('S1', '简阳', 0, 3), ('S1', '安岳', 0, 4), ('S2', '安岳', 0, 5)
  ) AS t(id, branch, _file, _record)`);
  return store;
}

it('counts records that are parts of a whole as one, in all and in each member', async () => {
  const store = await events();
  const population = { table: 'events', where: null, cohort: null, whole: ['id'] };
  const counts = async (dimensions: readonly string[]) => {
    const { sql, values } = count.query(spec, population, dimensions, null);
    const rows = await store.rows(`${sql} ORDER BY ALL`, values);
    return rows.map((row) => Number(row.amount));
  };
  expect(await counts([])).toEqual([2]);
  expect(await counts(['branch'])).toEqual([2, 1]);
  const slice = { dimensions: ['branch'], members: ['安岳'] };
  const { records } = count.membership(spec, population, slice, null);
  const found = await store.rows(`${records.sql} ORDER BY _record`, records.values);
  expect(found.map((row) => [row._record, row.in_numerator])).toEqual([
    [2, true],
    [4, false],
    [5, true],
  ]);
});

it('counts every record where nothing says that several are one', async () => {
  const store = await events();
  const population = { table: 'events', where: null, cohort: null };
  const { sql, values } = count.query(spec, population, [], null);
  expect(await store.rows(sql, values)).toMatchObject([{ amount: 4 }]);
});

it('means the same figure: the definition of a metric does not change by what its dataset says of wholes', () => {
  const { metrics, datasets } = loadPack(ZIYANG);
  const metric = metrics.find(({ id }) => id === 'network_event.count');
  const dataset = datasets.find(({ id }) => id === 'network_events');
  if (!metric || !dataset) throw new Error('the pack counts network events');
  expect(metric.scope.whole).toEqual(['id', 'start_at']);
  const { whole: _, ...scope } = metric.scope;
  const period = { kind: 'calendar' } as const;
  expect(definitionHash(metric, dataset, period)).toBe(
    definitionHash({ ...metric, scope }, dataset, period),
  );
});
