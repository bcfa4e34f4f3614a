import { expect, it } from 'vitest';
import { column, fileOf, organization } from '../ingest/test-support.ts';
import type { Ingested } from '../ingest/types.ts';
import { tempFolder } from '../pack/test-support.ts';
import { maskerOf } from '../privacy/masker.ts';
import { openStore } from '../store/store.ts';
import { knownPeople, withoutPeople } from './known-people.ts';

it('masks customers and answerable people whom the exports name in the records that could not be used', async () => {
  await using store = await openStore({ tempFolder: tempFolder() });
  await store.run(
    "create table complaints as select * from (values ('王小明', '0123456789', '012-3456789'), ('安岳', null, null)) as t(customer_name, contact, _shown_contact)",
  );
  const spec = {
    id: 'complaints',
    name: '投诉单',
    cohort: null,
    own: null,
    key: [],
    latestBy: [],
    impossible: [],
    derived: [],
    columns: [
      column('customer_name', 'text', '客户名称', { personal: 'name' }),
      column('partner', 'text', '责任人', { personal: 'name' }),
      column('contact', 'id', '联系电话', { personal: 'number' }),
      column('outcome', 'text', '处理结果'),
    ],
  };
  const raw = ['王小明', '0123456789', '安岳分公司', '安岳'];
  const ingested: Ingested = {
    datasets: [{ spec, provided: true, presentColumns: ['customer_name', 'contact'] }],
    files: [fileOf('a.csv', 'complaints')],
    quarantine: [
      { file: 'a.csv', record: 1, column: null, reason: '见13300001234', raw },
      // 李大海 is named in a record that could not be used, and nowhere else.
      {
        file: 'a.csv',
        record: 2,
        column: null,
        reason: '李大海',
        raw: ['李大海', '由赵长江处理', '已改派'],
        cells: { customer_name: '李大海', partner: '赵长江', outcome: '已改派' },
      },
    ],
    superseded: [],
    impossible: [],
    unused: [],
    corrected: [],
    controlTotals: [],
  };
  const people = await knownPeople(ingested, organization, store);
  expect(withoutPeople(ingested, maskerOf(people)).quarantine).toMatchObject([
    { reason: '见133****1234', raw: ['王**', '0******789', '安岳分公司', '安岳'] },
    { reason: '李**', raw: ['李**', '由赵**处理', '已改派'] },
  ]);
  expect(Object.keys(withoutPeople(ingested, maskerOf(people)).quarantine[1] ?? {})).not.toContain(
    'cells',
  );
});
