import { expect, it } from 'vitest';
import type { LoadedDataset } from '../ingest/model/types.ts';
import { column } from '../ingest/test-support.ts';
import type { Message } from '../messages/catalogue.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import { loadPack } from '../pack/load-pack.ts';
import { copiedPack } from '../pack/test-support.ts';
import { ziyangWords } from '../phrases/test-support.ts';
import { maskerOf } from '../privacy/masker.ts';
import { lentStore } from '../store/test-support.ts';
import { workspaceOf } from '../workspace/test-support.ts';
import { recordLists } from './lists.ts';

const spec: DatasetSpec = {
  id: 'complaints',
  name: '投诉单',
  cohort: 'accepted_at',
  own: null,
  key: ['complaint_id'],
  latestBy: [],
  impossible: [],
  columns: [
    column('complaint_id', 'id', '工单号'),
    column('customer_name', 'text', '客户名称', { personal: 'name' }),
    column('content', 'text', '投诉内容'),
    column('accepted_at', 'datetime', '受理时间'),
    column('hours', 'hours', '处理时长'),
    column('human', 'flag', '是否人为原因'),
    column('partner', 'text', '责任人', { personal: 'name' }),
  ],
  derived: [],
};
const columns = ['complaint_id', 'customer_name', 'content', 'hours', 'human', 'partner'];
const list = {
  id: 'l',
  title: '清单',
  dataset: 'complaints',
  where: 'human',
  columns,
  order: [] as string[],
  repeats: null as { by: string[]; at_least: number } | null,
  limit: 2,
};

async function listed(
  changes: Partial<typeof list> = {},
  maskLists = true,
  loaded: Partial<LoadedDataset> = {},
) {
  await using store = await lentStore();
  await store.run(`create table complaints as select complaint_id, customer_name, content,
    cast(given as timestamp) as accepted_at, cast(hours as decimal(18, 6)) as hours, human, null as partner
    from (values
      ('10', '王小明', '王小明 13300001234', '2009-07-02', '33.2', true),
      ('9', '李强', '李强说', '2009-07-02', '1', true),
      ('8', '赵六', '', '2009-07-31 23:59:59', null, true),
      ('7', '赵六', '上月', '2009-06-30 23:59:59', null, true),
      ('6', '赵六', '不是', '2009-07-01', null, false)
    ) as t(complaint_id, customer_name, content, given, hours, human)`);
  const present = spec.columns.map(({ name }) => name).filter((name) => name !== 'partner');
  const warnings: Message[] = [];
  const lists = await recordLists({
    specs: [{ ...list, ...changes }],
    ingested: {
      datasets: [{ spec, provided: true, presentColumns: present, ...loaded }],
      files: [],
      quarantine: [],
      unknown: [],
      unread: [],
      superseded: [],
      impossible: [],
      unused: [],
      corrected: [],
      controlTotals: [],
    },
    workspace: workspaceOf({ privacy: { maskLists } }),
    month: '2009-07',
    masker: maskerOf({ names: ['王小明', '李强'], numbers: [], keep: [] }),
    store,
    words: ziyangWords(),
    warn: (warning) => warnings.push(warning),
  });
  return { list: lists[0], warnings };
}

it('lists the records of the month in order, masked, up to the limit', async () => {
  const { list: made } = await listed();
  expect(made?.about).toBe('共 3 条，只列前 2 条；姓名和号码已遮盖');
  expect(made?.columns).toEqual([
    { label: '工单号', kind: 'text' },
    { label: '客户名称', kind: 'text' },
    { label: '投诉内容', kind: 'text' },
    { label: '处理时长', kind: 'decimal' },
    { label: '是否人为原因', kind: 'text' },
  ]);
  expect(made?.rows).toEqual([
    ['9', '李**', '李**说', 1, '是'],
    ['10', '王**', '王** 133****1234', 33.2, '是'],
  ]);
});

it('knows a column of days and one of moments by what stands in it', async () => {
  const kinds = async (limit: number) =>
    (await listed({ columns: ['accepted_at'], limit })).list?.columns[0]?.kind;
  expect(await kinds(2)).toBe('day');
  expect(await kinds(10)).toBe('moment');
});

it('puts the members of a column in their order before time and key', async () => {
  const values = ['王小明', '李强'].map((value) => ({ value, aliases: [] }));
  const ordered: DatasetSpec = {
    ...spec,
    columns: spec.columns.map((one) =>
      one.name === 'customer_name' ? { ...one, type: 'enum', values } : one,
    ),
  };
  const ids = async (order: string[]) =>
    (await listed({ order, limit: 10 }, true, { spec: ordered })).list?.rows.map(([id]) => id);
  expect(await ids(['customer_name'])).toEqual(['10', '9', '8']);
  expect(await ids([])).toEqual(['9', '10', '8']);
});

it('lists only records of which there are several alike, as many as it asks for', async () => {
  const by = ['customer_name'];
  const alike = async (at_least: number) =>
    (await listed({ where: 'true', limit: 10, repeats: { by, at_least } })).list;
  const twice = await alike(2);
  expect(twice?.rows.map(([id]) => id)).toEqual(['6', '8']);
  expect(twice?.about).toMatch(/^共 2 条/);
  expect((await alike(3))?.rows).toEqual([]);
  const absent = await listed({ repeats: { by: ['partner'], at_least: 2 } });
  expect(absent.list?.about).toBe('投诉单缺少列：责任人');
});

it('prints names and numbers where the workspace wants its lists plain, and says so', async () => {
  const { list: made } = await listed({ limit: 10 }, false);
  expect(made?.about).toBe('共 3 条；姓名和号码未遮盖，请妥善保管');
  expect(made?.rows[1]?.[2]).toBe('王小明 13300001234');
});

it('says why it is empty: no export, no column, or a condition that cannot run', async () => {
  const none = await listed({}, true, { provided: false, presentColumns: [] });
  expect(none.list?.about).toMatch(/^本月未收到投诉单数据/);
  const half = await listed({ where: "partner = '甲'" });
  expect(half.list?.about).toBe('投诉单缺少列：责任人');
  const broken = await listed({ where: 'customer_name > 3 and human' });
  expect(broken.list?.rows).toEqual([]);
  expect(broken.warnings).toMatchObject([{ code: 'lists.error', params: { list: 'l' } }]);
  expect(broken.list?.about).not.toContain('王小明');
});

it('is checked with the pack: dataset, condition, columns and ids', () => {
  const lists = `lists:
  - { id: a, title: 甲, dataset: nothing, columns: [x] }
  - { id: a, title: 乙, dataset: complaints, where: "nobody = 1", columns: [complaint_id, nowhere] }
`;
  let told: unknown;
  try {
    loadPack(copiedPack({ 'lists.yaml': () => lists }));
  } catch (cause) {
    told = cause;
  }
  const text = JSON.stringify(told);
  for (const part of ['"nothing"', 'nobody', 'nowhere', 'id used twice'])
    expect(text).toContain(part.replaceAll('"', '\\"'));
});
