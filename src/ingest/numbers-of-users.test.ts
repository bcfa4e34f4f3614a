import { describe, expect, it } from 'vitest';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import { column, openBench, tickets } from './test-support.ts';

const HEADER = '单号,分公司,受理时间,归档时间';
const file = (...lines: readonly string[]) => lines.join('\n');
const also = (...more: DatasetSpec['columns']): DatasetSpec => ({
  ...tickets,
  columns: [...tickets.columns, ...more],
});

describe('ids of two exports', () => {
  const number = (personal: 'number' | null) => column('user', 'id', '号码', { personal });
  const calls: DatasetSpec = {
    ...tickets,
    id: 'calls',
    name: '回访',
    key: [],
    columns: [
      column('called_at', 'datetime', '受理时间', { required: 'value' }),
      column('ref', 'id', '原单号'),
      number('number'),
    ],
    cohort: 'called_at',
    latestBy: [],
    derived: [],
  };
  const told = async (refs: readonly string[], users: readonly string[]) => {
    await using bench = await openBench([{}, { dataset: 'calls', files: ['回访*'] }]);
    const ids = ['ZY20090701', 'ZY20090702', 'ZY20090703', 'ZY20090704'];
    const numbers = ['02886027401', '02886027402', '02886027403', '02886027404'];
    const spec = also(number('number'));
    await bench.put(
      '障碍.csv',
      file(`${HEADER},号码`, ...ids.map((id, at) => `${id},安岳,2009-07-01,,${numbers[at]}`)),
    );
    await bench.put(
      '回访.csv',
      file(
        '受理时间,原单号,号码',
        ...refs.map((ref, at) => `2009-07-02,${ref},${users[at] ?? ''}`),
      ),
    );
    const join = [
      { dataset: 'calls', column: 'ref', where: null },
      { dataset: 'tickets', column: 'ticket_id', where: null },
    ] as const;
    const cohortsOf = () => [];
    await bench.run({ datasets: [spec, calls], joins: [join], cohortsOf });
    return bench.warnings.join('\n');
  };

  it('are warned of where they look alike and none is the same', async () => {
    const words = await told(['20090701', '20090702', '20090703'], []);
    expect(words).toContain('回访的「原单号」与障碍单的「单号」没有一个相同，却有 3 个只差前缀');
    expect(words).toContain('如 20090701 与 ZY20090701');
  });

  it('are warned of where users stand with and without their area code, masked', async () => {
    const words = await told(['X', 'Y', 'Z'], ['86027401', '86027402', '86027403']);
    expect(words).toContain('「号码」没有一个相同');
    expect(words).not.toContain('86027401');
  });

  it('are not warned of where some are the same, or few are alike', async () => {
    expect(await told(['ZY20090701', '20090702', '20090703'], [])).toBe('');
    expect(await told(['20090701', 'HF1', 'HF2', 'HF3'], [])).toBe('');
  });
});

it('counts a number in several forms as one user, and shows it as it was written', async () => {
  await using bench = await openBench();
  const spec = also(column('user', 'id', '号码', { personal: 'number' }));
  const forms = ['13300001234', '+86 13300001234', '133-0000-1234', '\u001f13300001234'];
  await bench.put(
    '障碍.csv',
    file(`${HEADER},号码`, ...forms.map((form, at) => `A${at},安岳,2009-07-01,,${form}`)),
  );
  await bench.run({ datasets: [spec] });
  const rows = await bench.store.rows(
    'SELECT "user", _shown_user AS shown FROM tickets ORDER BY ticket_id',
  );
  expect(new Set(rows.map(({ user }) => user))).toEqual(new Set(['13300001234']));
  expect(rows.map(({ shown }) => shown)).toEqual([...forms.slice(0, 3), '13300001234']);
});

it('tells of numbers that stand with and without an extension, masked', async () => {
  await using bench = await openBench();
  const spec = also(column('user', 'id', '号码', { personal: 'number' }));
  const users = [
    '13300001260 转 8',
    '13300001260(机主)',
    '13300001260,',
    '028-86027400转801',
    '13300001261',
  ];
  const rows = users.map((user, at) => `A${at},安岳,2009-07-01,,"${user}"`);
  await bench.put('障碍.csv', file(`${HEADER},号码`, ...rows));
  await bench.run({ datasets: [spec] });
  const found = await bench.store.rows('SELECT DISTINCT "user" AS one FROM tickets ORDER BY 1');
  expect(found.map(({ one }) => one)).toEqual([
    '02886027400-801',
    '13300001260',
    '13300001260-8',
    '13300001261',
  ]);
  expect(bench.warnings).toEqual([
    expect.stringMatching(/「号码」有 1 个号码带分机.*如 133\*+1260/),
  ]);
});

it('warns of numbers that lost two zeros', async () => {
  await using bench = await openBench();
  const ids = ['00212704', '212704', '00212336', '6020009'];
  await bench.put('障碍.csv', file(HEADER, ...ids.map((id) => `${id},安岳,2009-07-01,`)));
  await bench.run();
  expect(bench.warnings.join()).toContain('「单号」有 1 个号码与另一些只差开头的 0（如 0****704）');
});

it('warns of numbers that lost one of two zeros, where all begin with one', async () => {
  await using bench = await openBench();
  const ids = ['00212704', '0212704', '00212336'];
  await bench.put('障碍.csv', file(HEADER, ...ids.map((id) => `${id},安岳,2009-07-01,`)));
  await bench.run();
  expect(bench.warnings.join()).toContain('「单号」有 1 个号码与另一些只差开头的 0');
});

it.each([
  ['08386979115', '6979115'],
  ['083886979115', '86979115'],
  ['02886027401', '86027401'],
])('tells of %s beside %s, the same without its area code', async (long, short) => {
  await using bench = await openBench();
  const spec = also(column('user', 'id', '号码', { personal: 'number' }));
  const rows = [long, short, '02886027499'].map((user, at) => `A${at},安岳,2009-07-01,,${user}`);
  await bench.put('障碍.csv', file(`${HEADER},号码`, ...rows));
  await bench.run({ datasets: [spec] });
  expect(bench.warnings).toEqual([expect.stringMatching(/「号码」有 1 个号码.*区号/)]);
});

it.each(['(无)', '（无）', 'NaT', 'null null'])('%s is no number of a user', async (word) => {
  await using bench = await openBench();
  const spec = also(column('user', 'id', '号码', { personal: 'number' }));
  await bench.put('障碍.csv', file(`${HEADER},号码`, `A,安岳,2009-07-01,2009-07-02,${word}`));
  await bench.run({ datasets: [spec] });
  expect(await bench.store.rows('SELECT user FROM tickets')).toEqual([{ user: null }]);
});
