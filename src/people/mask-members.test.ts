import { expect, it } from 'vitest';
import type { Ingested } from '../ingest/model/types.ts';
import { column, derived } from '../ingest/test-support.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { Pack } from '../pack/types.ts';
import { maskerOf } from '../privacy/masker.ts';
import { lentStore } from '../store/test-support.ts';
import { maskMembers } from './mask-members.ts';

const spec: DatasetSpec = {
  id: 'complaints',
  name: '投诉单',
  cohort: null,
  key: ['id'],
  latestBy: [],
  own: null,
  impossible: [],
  columns: [
    column('id', 'id', '编号'),
    column('branch', 'branch', '分公司'),
    column('customer', 'text', '客户', { personal: 'name' }),
    column('number', 'id', '号码', { personal: 'number' }),
    column('cause', 'text', '原因'),
    column('note', 'text', '备注'),
  ],
  derived: [
    derived('small', 'text', 'lower(cause)', []),
    derived('start', 'text', 'left(customer, 2)', []),
    derived('found', 'text', "regexp_extract(note, '[0-9]+')", []),
    derived('twice', 'text', "small || '/' || start", []),
    derived('kind', 'text', "case when branch = '安岳' then '近' else '远' end", []),
    derived('long', 'flag', 'length(cause) > 2', []),
  ],
};

const rows = `
  ('1', '安岳', '王小明', '13300001234', '王小明家A断线', '电话13300001234'),
  ('2', '简阳', '王小红', '13900005678', '断线', '第12次'),
  ('3', '简阳', '李', '6123456', null, null)`;

async function masked(by: readonly string[]) {
  await using store = await lentStore();
  const layers = spec.derived.reduce(
    (from, { name, sql }) => `(select *, (${sql}) as "${name}" from ${from})`,
    `(select * from (values ${rows}) as t(id, branch, customer, number, cause, note))`,
  );
  await store.run(`create table complaints as select * from ${layers}`);
  const presentColumns = spec.columns.map(({ name }) => name);
  const ingested = { datasets: [{ spec, provided: true, presentColumns }] } as unknown as Ingested;
  const metric = { id: 'm', scope: { dataset: 'complaints' }, by: [by] };
  const pack = { metrics: [metric] } as unknown as Pick<Pack, 'metrics'>;
  const masker = maskerOf({ names: ['王小明', '王小红', '李'], numbers: ['6123456'], keep: [] });
  await maskMembers(pack, ingested, masker, store);
  return await store.rows('select * from complaints order by id');
}

const valuesOf = async (name: string) => (await masked([name])).map((row) => row[name]);

it('masks a text by which a metric is parted, and no other column', async () => {
  const found = await masked(['cause', 'branch']);
  expect(found[0]).toMatchObject({
    cause: '王**家A断线',
    customer: '王小明',
    number: '13300001234',
  });
  expect(found.map(({ branch, id }) => [id, branch])).toEqual([
    ['1', '安岳'],
    ['2', '简阳'],
    ['3', '简阳'],
  ]);
});

it('masks a derived text, a piece cut out of a name, a number found, and what is put together of them', async () => {
  expect(await valuesOf('small')).toEqual(['王**家a断线', '断线', null]);
  expect(await valuesOf('start')).toEqual(['王*', '王*', '李*']);
  expect(await valuesOf('found')).toEqual(['133', '12', null]);
  expect(await valuesOf('twice')).toEqual(['王**家a断线/王*', '断线/王*', null]);
});

it('leaves derived columns alone that hold nobody', async () => {
  expect(await valuesOf('kind')).toEqual(['近', '远', '远']);
  expect(await valuesOf('long')).toEqual([true, false, null]);
});

it('keeps two people two whose masked names are the same', async () => {
  expect(await valuesOf('customer')).toEqual(['王**', '王**（2）', '李**']);
});

it('refuses to part a metric by the numbers of people', async () => {
  const failed = await masked(['number']).catch((error: unknown) => error);
  expect(failed).toMatchObject({
    kind: 'usage',
    problems: [{ code: 'pack.personal_dimension', params: { metric: 'm', column: 'number' } }],
  });
});
