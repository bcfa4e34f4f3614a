import { describe, expect, it } from 'vitest';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import { column, derived, openBench, tickets } from './test-support.ts';

const HEADER = '单号,分公司,受理时间,归档时间';
const file = (...lines: readonly string[]) => lines.join('\n');
const also = (...more: DatasetSpec['columns']): DatasetSpec => ({
  ...tickets,
  columns: [...tickets.columns, ...more],
});

describe('dates that end in their year', () => {
  it('are read as a day over 12 tells, with a word', async () => {
    await using bench = await openBench();
    await bench.put(
      '障碍.csv',
      file(HEADER, 'A,安岳,7/20/2009 8:00,', 'B,安岳,7/3/2009,7/4/2009 9:30:00 PM'),
    );
    await bench.run();
    const rows = await bench.store.rows(
      'SELECT accepted_at, closed_at FROM tickets ORDER BY ticket_id',
    );
    expect(rows).toEqual([
      { accepted_at: '2009-07-20 08:00:00', closed_at: null },
      { accepted_at: '2009-07-03 00:00:00', closed_at: '2009-07-04 21:30:00' },
    ]);
    expect(bench.warnings.join()).toMatch(
      /障碍\.csv 的日期按「月\/日\/年」读：「受理时间」里有 7\/20\/2009/,
    );
  });

  it('are read with the day first where that is what tells', async () => {
    await using bench = await openBench();
    await bench.put('障碍.csv', file(HEADER, 'A,安岳,20.07.2009 08:00,', 'B,安岳,03.07.2009,'));
    await bench.run();
    const rows = await bench.store.rows('SELECT accepted_at FROM tickets ORDER BY ticket_id');
    expect(rows.map((row) => row.accepted_at)).toEqual([
      '2009-07-20 08:00:00',
      '2009-07-03 00:00:00',
    ]);
  });

  it.each([
    ['nothing tells', '7/3/2009', '7/4/2009'],
    ['two say the opposite', '7/20/2009', '20/7/2009'],
  ])('are refused with column and sample where %s', async (_, one, other) => {
    await using bench = await openBench();
    await bench.put('障碍.csv', file(HEADER, `A,安岳,${one},`, `B,安岳,${other},`));
    expect(await bench.fails()).toMatchObject({
      code: 'ingest.nothing_usable',
      words: expect.stringMatching(
        /障碍\.csv「受理时间」有 2 条分不清哪个是月.*如「7\/\d+\/2009」/,
      ),
    });
  });
});

describe('bare numbers of a percent column', () => {
  const spec = also(column('rate', 'percent', '完成率'));
  const rates = async (header: string, cells: readonly string[], given = spec) => {
    await using bench = await openBench();
    const rows = cells.map((cell, at) => `A${at},安岳,2009-07-01,,${cell}`);
    await bench.put('障碍.csv', file(`${HEADER},${header}`, 'B,安岳,2009-07-01,,', ...rows));
    const { quarantine } = await bench.run({ datasets: [given] });
    const read = await bench.store.rows(
      'SELECT rate FROM tickets WHERE rate IS NOT NULL ORDER BY ticket_id',
    );
    return [read.map(({ rate }) => Number(rate)), quarantine.map(({ reason }) => reason)];
  };

  it('about 1 are asked about, and those with a sign are not', async () => {
    const [read, reasons] = await rates('完成率', ['0.95', '1.05', '99%']);
    expect(read).toEqual([0.99]);
    expect(reasons).toEqual([0, 1].map(() => expect.stringContaining('分不清是百分数还是小数')));
  });

  it('are what the header, or else the dataset, says', async () => {
    expect(await rates('完成率（%）', ['0.95', '1.05'])).toEqual([[0.0095, 0.0105], []]);
    const said = (as: 'percent' | 'fraction') => also(column('rate', 'percent', '完成率', { as }));
    expect(await rates('完成率', ['0.95', '1.05'], said('fraction'))).toEqual([[0.95, 1.05], []]);
    expect(await rates('完成率', ['0.95', '1.05'], said('percent'))).toEqual([
      [0.0095, 0.0105],
      [],
    ]);
  });
});

describe('an optional column that is not recognised', () => {
  const spec: DatasetSpec = {
    ...also(column('given', 'hours', '处理时长')),
    derived: [
      derived(
        'took',
        'hours',
        "coalesce(given, date_diff('second', accepted_at, closed_at) / 3600.0)",
        [['given'], ['closed_at']],
      ),
      ...tickets.derived,
    ],
  };
  const told = async (header: string) => {
    await using bench = await openBench();
    await bench.put('障碍.csv', file(`${HEADER},${header}`, 'A,安岳,2009-07-01,2009-07-02,90'));
    await bench.run({ datasets: [spec] });
    return bench.warnings.join('\n');
  };

  it('is asked about where a figure is computed without it', async () => {
    const words = await told('工单处理历时');
    expect(words).toContain(
      '没有认出「处理时长」，「took」改按其他列计算；表里的「工单处理历时」可能就是它',
    );
    expect(words).toContain('aliases: { tickets: { 处理时长: [工单处理历时] } }');
  });

  it.each(['办理用时(分钟)', '处理时长（工作日）', '处理耗用情况（分）', '历时分钟数'])(
    'is asked about where a unit of time stands behind other words: %s',
    async (header) => {
      expect(await told(header)).toContain(`表里的「${header}」可能就是它`);
    },
  );

  it('is asked about where the figure reads it through another column', async () => {
    await using bench = await openBench();
    const through: DatasetSpec = {
      ...also(column('held', 'hours', '挂起时长')),
      derived: [
        derived('counted', 'hours', 'held', [['held']]),
        derived('net', 'hours', 'coalesce(counted, 0)', [['closed_at']]),
      ],
    };
    await bench.put('障碍.csv', file(`${HEADER},挂起时长合计(工作日)`, 'A,安岳,2009-07-01,,2'));
    await bench.run({ datasets: [through] });
    expect(bench.warnings.join()).toContain('没有认出「挂起时长」，「net」改按其他列计算');
  });

  it.each(['权重（‱）', '权重情况', '权重1'])(
    'is told where it is written much like it, whatever reads it: %s',
    async (header) => {
      await using bench = await openBench();
      await bench.put('障碍.csv', file(`${HEADER},${header}`, 'A,安岳,2009-07-01,,0.2'));
      await bench.run({ datasets: [also(column('weight', 'percent', '权重'))] });
      const [told, ...more] = bench.warnings;
      expect(told).toContain(`没有认出「权重」；表里的「${header}」与它很像`);
      expect(told).toContain(`aliases: { tickets: { 权重: [${header}] } }`);
      expect(more).toEqual([]);
    },
  );

  it('is not asked about where it is there, or nothing is like it', async () => {
    expect(await told('处理时长（单位：分钟）')).toBe('');
    expect(await told('处理人')).toBe('');
    await using bench = await openBench();
    await bench.put('障碍.csv', file(`${HEADER},客户类型,处理情况`, 'A,安岳,2009-07-01,,a,b'));
    const texts = also(column('kind', 'text', '工单类型'), column('end', 'text', '处理结果'));
    await bench.run({ datasets: [texts] });
    expect(bench.warnings).toEqual([]);
  });
});

describe('a header with its unit', () => {
  const read = async (spec: DatasetSpec, header: string, ...cells: readonly string[]) => {
    await using bench = await openBench();
    const rows = cells.map((cell, at) => `A${at},安岳,2009-07-01,,${cell}`);
    await bench.put('障碍.csv', file(`${HEADER},${header}`, 'Z,安岳,2009-07-01,,', ...rows));
    const { quarantine } = await bench.run({ datasets: [spec] });
    const stored = await bench.store.rows(
      'SELECT x FROM tickets WHERE x IS NOT NULL ORDER BY ticket_id',
    );
    expect(bench.warnings).toEqual([]);
    return [stored.map(({ x }) => Number(x)), quarantine.map(({ reason }) => reason)];
  };
  const held = also(column('x', 'hours', '挂起时长'));
  const weight = also(column('x', 'percent', '权重'));

  it.each([
    '挂起时间(分钟)',
    '挂起时长（m）',
    '挂起时长min',
    '挂起时长（Min）',
    '挂起时长（单位：分鐘）',
    '挂起时间 分钟',
  ])('of minutes is read in them: %s', async (header) => {
    expect(await read(held, header, '90', '2小时', '0')).toEqual([[1.5, 2, 0], []]);
  });

  it.each([
    '挂起时长(小时/分钟)',
    '挂起时长（时:分）',
    '挂起时长(H:MM:SS)',
    '挂起时长（X小时X分）',
  ])('of a clock takes clocks and units, and no number alone: %s', async (header) => {
    const [hours, reasons] = await read(held, header, '1:30', '1小时30分', '0', '90', '1:30:00');
    expect(hours).toEqual([1.5, 1.5, 0, 1.5]);
    expect(reasons).toEqual([expect.stringContaining('分不清是小时、分钟还是秒')]);
  });

  it('of minutes and seconds is read as these', async () => {
    expect(await read(held, '挂起时长（分:秒）', '90:00', '01:30:00')).toEqual([[1.5, 1.5], []]);
  });

  it.each([
    ['权重%', 0.2],
    ['权重（％）', 0.2],
    ['权重(百分制)', 0.2],
    ['权重（千分之）', 0.02],
  ])('of parts of a hundred or a thousand is read in them: %s', async (header, value) => {
    expect(await read(weight, header, '20')).toEqual([[value], []]);
  });

  it.each(['权重（0-1）', '权重(0～1)', '权重（小数）'])(
    'of fractions takes nothing above 1: %s',
    async (header) => {
      const [read1, reasons] = await read(weight, header, '0.2', '1', '20');
      expect(read1).toEqual([0.2, 1]);
      expect(reasons).toHaveLength(1);
    },
  );

  it('gives way to the header that is known as it is', async () => {
    await using bench = await openBench();
    await bench.put('障碍.csv', file(`${HEADER},挂起时长,挂起时长h`, 'A,安岳,2009-07-01,,2,3'));
    const { files } = await bench.run({ datasets: [held] });
    expect(files[0]?.ignoredHeaders).toEqual(['挂起时长h']);
  });
});

describe('a unit that stands apart from its header', () => {
  const of = async (...lines: readonly string[]) => {
    await using bench = await openBench();
    await bench.put('障碍.csv', file(...lines));
    const run = await bench.run().catch((cause: unknown) => cause);
    return { warnings: bench.warnings.join('\n'), run };
  };
  const header = `${HEADER},处理时限`;

  it.each([['单位：分钟'], ['（时长单位：分钟）'], [',,,,时长(分钟)']])(
    'above it is warned of, with the columns that it could mean: %s',
    async (title) => {
      const { warnings } = await of(title, header, 'A,安岳,2009-07-01,2009-07-02,90');
      expect(warnings).toContain('「处理时限」的表头没有写单位，现按小时、户、元读');
    },
  );

  it('is not warned of where the header has its own, or the unit is the usual one', async () => {
    const own = await of(
      '单位：分钟',
      `${HEADER},处理时限(分钟)`,
      'A,安岳,2009-07-01,2009-07-02,90',
    );
    expect(own.warnings).not.toContain('没有采用');
    const usual = await of('单位：小时', header, 'A,安岳,2009-07-01,2009-07-02,24');
    expect(usual.warnings).not.toContain('没有采用');
  });

  it('in a row below it refuses the file, and says where to write it', async () => {
    const { run } = await of(header, ',,,,(分钟)', 'A,安岳,2009-07-01,2009-07-02,90');
    expect(run).toMatchObject({
      said: { code: 'ingest.unit_row', params: { row: 2, column: '处理时限' } },
    });
  });
});

it('reads cells that begin with a byte order mark as what stands behind it', async () => {
  await using bench = await openBench();
  const lines = [
    'A,\ufeff安岳,2009-07-01,\ufeff2009-07-02,\ufeff甲',
    'B,安岳,2009-07-01,2009-07-02,甲',
  ];
  await bench.put('障碍.csv', file(`${HEADER},原因`, ...lines, 'C,安岳,2009-07-01,,乙'));
  const { files } = await bench.run();
  expect(files[0]?.account).toMatchObject({ records: 4, accepted: 3, quarantined: 0 });
  const rows = await bench.store.rows('SELECT cause, closed_at FROM tickets ORDER BY ticket_id');
  expect(rows).toEqual([
    { cause: '甲', closed_at: '2009-07-02 00:00:00' },
    { cause: '甲', closed_at: '2009-07-02 00:00:00' },
    { cause: '乙', closed_at: null },
  ]);
});

describe('percentages in two notations', () => {
  const spec = also(column('done', 'percent', '完成率'));
  const told = async (header: string, ...cells: readonly string[]) => {
    await using bench = await openBench();
    const lines = cells.map((cell, at) => `T${at},安岳,2009-07-01,2009-07-02,${cell}`);
    await bench.put('障碍.csv', file(`${HEADER},${header}`, ...lines));
    await bench.run({ datasets: [spec] });
    return bench.warnings.join('\n');
  };

  it('are told where nothing says how they are meant', async () => {
    expect(await told('完成率', '95', '0.95')).toContain('既有 95 又有 0.95，都按百分数读');
    expect(await told('完成率(%)', '95', '0.95')).toBe('');
    expect(await told('完成率', '95', '95%', '0.95%')).toBe('');
  });
});

it('knows a header that lists what it may hold', async () => {
  await using bench = await openBench();
  const lines = ['A,安岳,2009-07-01,2009-07-02,是', 'B,安岳,2009-07-01,2009-07-02,否'];
  for (const header of ['是否超时(是/否)', '是否超时（Y/N）']) {
    await bench.put('障碍.csv', file(`${HEADER},${header}`, ...lines));
  }
  await bench.run();
  const rows = await bench.store.rows('SELECT overdue FROM tickets ORDER BY ticket_id');
  expect(rows.map(({ overdue }) => overdue)).toEqual([true, false]);
});
