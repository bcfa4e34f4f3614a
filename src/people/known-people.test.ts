import { expect, it } from 'vitest';
import type { Ingested } from '../ingest/model/types.ts';
import { column, fileOf, openBench, organization, tickets } from '../ingest/test-support.ts';
import { maskerOf } from '../privacy/masker.ts';
import { lentStore } from '../store/test-support.ts';
import { knownPeople, withoutPeople } from './known-people.ts';

it('masks customers and answerable people whom the exports name in the records that could not be used', async () => {
  await using store = await lentStore();
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
    unknown: [],
    unread: [],
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

it('masks people who stand under headers that no dataset knows, in records that count or not', async () => {
  await using bench = await openBench();
  await bench.put(
    '障碍1.csv',
    [
      '单号,联系人,分公司,受理时间,归档时间,原因,处理人/电话,客户姓名(必填)',
      'A1,东骉鹩,安岳,2009-07-03 10:00,2009-07-03 12:00,"东骉鹩、赵长江称断线，安岳满意",赵长江13300001234,维护一班',
      'A2,,火星,2009-07-03 10:00,2009-07-03 12:00,孙小河不在,,孙小河',
      '',
    ].join('\n'),
  );
  await bench.put(
    '障碍2.csv',
    '单号,申告人员,分公司,受理时间,归档时间,原因\nA3,钱大海 李二牛,安岳,2009-07-04 10:00,2009-07-04 12:00,李二牛报\n',
  );
  const people = await knownPeople(await bench.run(), organization, bench.store);
  const masked = maskerOf(people).text(
    '东骉鹩、赵长江、孙小河、钱大海、李二牛；维护一班到安岳处理',
  );
  expect(masked).toBe('东**、赵**、孙**、钱**、李**；维护一班到安岳处理');
});

it('takes no word of a list for a name, and nothing where no header says that it names people', async () => {
  const { columns } = tickets;
  const spec = {
    ...tickets,
    columns: [
      ...columns,
      column('channel', 'enum', '渠道', { values: [{ value: '营业前台', aliases: ['厅台'] }] }),
    ],
  };
  await using bench = await openBench();
  await bench.put(
    '障碍.csv',
    '单号,受理人,地址,分公司,受理时间,归档时间,渠道\nA1,厅台,幸福路,安岳,2009-07-03 10:00,2009-07-03 12:00,厅台\n',
  );
  const ingested = await bench.run({ datasets: [spec] });
  expect((await knownPeople(ingested, organization, bench.store)).names).toEqual([]);
});
