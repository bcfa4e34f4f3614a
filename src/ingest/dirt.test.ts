import { describe, expect, it } from 'vitest';
import type { ColumnSpec, DatasetSpec } from '../pack/dataset/types.ts';
import { column, derived, openBench, tickets } from './test-support.ts';

const HEADER = '单号,分公司,受理时间,归档时间';
const file = (...lines: readonly string[]) => lines.join('\n');

function withColumns(...more: readonly ColumnSpec[]): DatasetSpec {
  const names = new Set(more.map(({ name }) => name));
  return {
    ...tickets,
    columns: [...tickets.columns.filter((one) => !names.has(one.name)), ...more],
  };
}

describe('a header of two rows', () => {
  it('is read with its groups, and known again with its title where a page breaks', async () => {
    await using bench = await openBench();
    const head = ['某市2009年7月障碍清单,,,,', '单号,分公司,受理,归档,其他', ',,时间,时间,品牌'];
    await bench.put(
      '障碍.csv',
      file(...head, 'A,安岳,2009-07-01,,E6', ...head, 'B,安岳,2009-07-02,,E8', '第1页,,,,'),
    );
    const { files, quarantine } = await bench.run();
    expect(quarantine).toEqual([]);
    expect(files[0]).toMatchObject({
      headerRow: 2,
      account: { title: 2, header: 4, footer: 1, accepted: 2, records: 9 },
    });
    expect(await bench.store.rows('SELECT ticket_id, brand FROM tickets ORDER BY 1')).toEqual([
      { ticket_id: 'A', brand: 'E6' },
      { ticket_id: 'B', brand: 'E8' },
    ]);
  });

  it('is seen where the upper row alone would nearly do', async () => {
    await using bench = await openBench();
    const head = ['单号,分公司,受理时间,归档', ',,,时间'];
    await bench.put('障碍.csv', file(...head, 'A,安岳,2009-07-01,2009-07-02'));
    const { files } = await bench.run();
    expect(files[0]?.account).toMatchObject({ header: 2, accepted: 1, quarantined: 0 });
  });

  it('is not seen in a header with its first record', async () => {
    await using bench = await openBench();
    await bench.put('障碍.csv', file(HEADER, 'A,安岳,2009-07-01,', 'B,安岳,2009-07-01,'));
    const { files } = await bench.run();
    expect(files[0]?.account).toMatchObject({ header: 1, accepted: 2 });
  });
});

it('reads a span of time in one cell as its two ends, and text formulas and units of headers', async () => {
  await using bench = await openBench();
  const spec = withColumns(
    column('book_from', 'datetime', '预约起', { starts: ['预约时间'] }),
    column('book_to', 'datetime', '预约止', { ends: ['预约时间'] }),
  );
  await bench.put(
    '障碍.csv',
    file(
      '单号,分公司,受理时间,归档时间,处理时限(分钟),预约时间',
      '="0286",安岳,2009-07-01,,90,7月3日 14:00-16:00',
      "'0287,安岳,2009-07-01,,1小时,2009-07-03 16:00-14:00",
    ),
  );
  const { quarantine, files } = await bench.run({ datasets: [spec] });
  const rows = await bench.store.rows(
    'SELECT ticket_id, limit_hours, book_from, book_to FROM tickets',
  );
  expect(rows).toEqual([
    {
      ticket_id: '0286',
      limit_hours: 1.5,
      book_from: '2009-07-03 14:00:00',
      book_to: '2009-07-03 16:00:00',
    },
  ]);
  expect(quarantine).toMatchObject([{ column: '预约时间', reason: '时段的结束早于开始' }]);
  expect(files[0]?.columns.slice(-2).map(({ how }) => how)).toEqual(['span_start', 'span_end']);
});

it('tells of numbers that differ only by a leading zero', async () => {
  await using bench = await openBench();
  const ids = ['0286123456', '286123456', '01', '1', '13300001234'];
  await bench.put('障碍.csv', file(HEADER, ...ids.map((id) => `${id},安岳,2009-07-01,`)));
  const { files } = await bench.run();
  expect(files[0]?.account.accepted).toBe(5);
  expect(bench.warnings).toEqual([expect.stringContaining('「单号」有 1 个号码')]);
});

it('decides for each column of each file whether it writes per cent or fractions', async () => {
  await using bench = await openBench();
  const spec = withColumns(column('weight', 'percent', '权重'));
  const header = `${HEADER},权重`;
  const row = (id: string, weight: string) => `${id},安岳,2009-07-01,,${weight}`;
  await bench.put('障碍1.csv', file(header, row('A', '0.8'), row('B', '25'), row('C', '30%')));
  await bench.put('障碍2.csv', file(header, row('D', '0.8'), row('E', '1'), row('F', '30%')));
  await bench.run({ datasets: [spec] });
  const rows = await bench.store.rows('SELECT weight FROM tickets ORDER BY ticket_id');
  expect(rows.map(({ weight }) => Number(weight))).toEqual([0.008, 0.25, 0.3, 0.8, 1, 0.3]);
});

describe('a header that may mean something else', () => {
  const spec = withColumns(
    column('ticket_id', 'id', '单号', {
      required: 'value',
      ask: [{ header: '流水号', because: '可能是别的系统的编号', inverse: false }],
    }),
    column('prehandled', 'flag', '是否预处理', {
      ask: [{ header: '是否派单', because: '意思正好相反', inverse: true }],
    }),
  );
  const text = file('流水号,分公司,受理时间,归档时间,是否派单,受理日', 'A,安岳,2009-07-01,,是,');

  it('stops the run where the column is required, with the line that would confirm it', async () => {
    await using bench = await openBench();
    await bench.put('障碍.csv', text);
    const { code, words } = await bench.fails({ datasets: [spec] });
    expect(code).toBe('ingest.missing_columns');
    expect(words).toContain('「流水号」，不能当作「单号」：可能是别的系统的编号');
    expect(words).toContain('aliases: { tickets: { 单号: [流水号] } }');
  });

  it('is used as the workspace confirms it, with its polarity; an optional one is only told of', async () => {
    await using told = await openBench([{}], {
      headerAliases: { tickets: { ticket_id: [{ header: '流水号', inverse: false }] } },
    });
    await told.put('障碍.csv', text);
    const { files } = await told.run({ datasets: [spec] });
    expect(told.warnings).toEqual([
      expect.stringContaining(
        'aliases: { tickets: { 是否预处理: [{ header: 是否派单, inverse: true }] } }',
      ),
    ]);
    expect(files[0]?.headerHints).toMatchObject([{ kind: 'ask', header: '是否派单' }]);

    await using confirmed = await openBench([{}], {
      headerAliases: {
        tickets: {
          ticket_id: [{ header: '流水号', inverse: false }],
          prehandled: [{ header: '是否派单', inverse: true }],
        },
      },
    });
    await confirmed.put('障碍.csv', text);
    await confirmed.run({ datasets: [spec] });
    expect(confirmed.warnings).toEqual([]);
    expect(await confirmed.store.rows('SELECT ticket_id, prehandled FROM tickets')).toEqual([
      { ticket_id: 'A', prehandled: false },
    ]);
  });
});

describe('the period that a title says', () => {
  const titled = (title: string) => file(title, HEADER, 'A,安岳,2009-07-10,');

  it.each([
    ['统计时间：2009-06-01 至 2009-06-30', 'ingest.other_period', '不是 2009-07'],
    ['统计时间：2009-07-01 至 2009-07-20', 'ingest.part_of_period', '没有覆盖 2009-07'],
  ])('%s gives %s, or a warning where the workspace says so', async (title, code, words) => {
    await using bench = await openBench();
    await bench.put('障碍.csv', titled(title));
    expect(await bench.fails()).toMatchObject({ code, kind: 'inputs' });
    await using lenient = await openBench([{ periodMismatch: 'warn' }]);
    await lenient.put('障碍.csv', titled(title));
    const { files } = await lenient.run();
    expect(files[0]?.account.accepted).toBe(1);
    expect(lenient.warnings).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    ['统计时间：2009-01-01 至 2009-07-31', undefined],
    ['统计时间：2009-06-26 至 2009-07-25', 26],
    ['统计月份：2009年7月', 26],
  ])('%s holds the month', async (title, day) => {
    const periods = day === undefined ? {} : { tickets: { kind: 'from_day' as const, day } };
    await using bench = await openBench([{}], { periods });
    await bench.put('障碍.csv', titled(title));
    await bench.run();
    expect(bench.warnings).toEqual([]);
  });

  it('is only doubted where a title names another month', async () => {
    await using bench = await openBench();
    await bench.put('障碍.csv', titled('某市2009年6月障碍清单'));
    await bench.run();
    expect(bench.warnings).toEqual([expect.stringContaining('标题写的是 2009-06')]);
  });
});

describe('records of one key', () => {
  it('that differ are told with both places and the columns in which they do', async () => {
    await using bench = await openBench();
    await bench.put('障碍1.csv', file(`${HEADER},原因`, 'A,安岳,2009-07-01,2009-07-09,新'));
    await bench.put('障碍2.csv', file(`${HEADER},原因`, 'A,安岳,2009-07-01,2009-07-02,旧'));
    const { superseded } = await bench.run();
    expect(superseded).toEqual([
      {
        dataset: 'tickets',
        key: 'A',
        file: 'inputs/2009-07/障碍2.csv',
        record: 2,
        keptFile: 'inputs/2009-07/障碍1.csv',
        keptRecord: 2,
        differs: ['归档时间', '原因'],
      },
    ]);
  });

  it('in most of two files make the second a probable double', async () => {
    await using bench = await openBench();
    const rows = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => `T${from + at},安岳,2009-07-01,`);
    await bench.put('障碍1.csv', file(HEADER, ...rows(0, 25)));
    await bench.put('障碍2.csv', file(HEADER, ...rows(2, 27)));
    await bench.put('障碍3.csv', file(HEADER, ...rows(15, 60)));
    const { files } = await bench.run();
    expect(files.map(({ account }) => account.duplicate)).toEqual([0, 23, 12]);
    expect(bench.warnings).toEqual([
      expect.stringMatching(
        /障碍2\.csv 与 \S*障碍1\.csv 有 92% 的障碍单重叠（23 条），疑为重复导出.*两边各有对方没有的记录.*障碍1\.csv 第 2 行.*障碍2\.csv 第 25 行/,
      ),
    ]);
  });
});

describe('a record that cannot be', () => {
  const spec: DatasetSpec = {
    ...tickets,
    derived: [...tickets.derived, derived('late', 'flag', 'hours > 1', [['hours']])],
    impossible: [
      {
        id: 'closed_early',
        name: '归档早于受理',
        when: 'closed_at < accepted_at',
        voided: ['hours'],
      },
      { id: 'no_limit', name: '没有时限', when: 'limit_hours is null', voided: ['on_time'] },
    ],
  };

  it('loses only what is void and what is computed from it, and is listed', async () => {
    await using bench = await openBench();
    await bench.put(
      '障碍.csv',
      file(
        `${HEADER},是否超时`,
        'A,安岳,2009-07-05,2009-07-04,否',
        'B,安岳,2009-07-05,2009-07-06,否',
      ),
    );
    const { files, impossible } = await bench.run({ datasets: [spec] });
    expect(files[0]?.account.accepted).toBe(2);
    const rows = await bench.store.rows('SELECT closed_at, hours, late, on_time FROM tickets');
    expect(rows).toEqual([
      // The flag was given and does not rest on the times.
      { closed_at: '2009-07-04 00:00:00', hours: null, late: null, on_time: true },
      { closed_at: '2009-07-06 00:00:00', hours: 24, late: true, on_time: true },
    ]);
    const path = 'inputs/2009-07/障碍.csv';
    expect(impossible).toEqual([
      { dataset: 'tickets', file: path, record: 2, rule: 'closed_early', name: '归档早于受理' },
    ]);
    expect(bench.warnings).toEqual([expect.stringContaining('障碍单有 1 条「归档早于受理」')]);
  });

  it('is not told by a rule that DuckDB cannot compute: that is a fault of the pack', async () => {
    await using bench = await openBench();
    await bench.put('障碍.csv', file(HEADER, 'A,安岳,2009-07-05,'));
    const rule = { id: 'odd', name: '', when: 'ticket_id + branch', voided: ['hours'] };
    const failed = await bench.fails({ datasets: [{ ...tickets, impossible: [rule] }] });
    expect(failed).toMatchObject({ code: 'ingest.rule_failed', kind: 'usage' });
  });
});
