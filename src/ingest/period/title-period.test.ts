import { describe, expect, it } from 'vitest';
import { openBench } from '../test-support.ts';
import { OPEN_END, OPEN_START, titleMonth, titlePeriod, titleRange } from './title-period.ts';

const two = (value: number) => String(value).padStart(2, '0');
const iso = (month: number, day: number) => `2009-${two(month)}-${two(day)}`;

/** How systems and people write a day. */
const DAYS: readonly ((month: number, day: number) => string)[] = [
  iso,
  (month, day) => `2009/${month}/${day}`,
  (month, day) => `2009.${month}.${day}`,
  (month, day) => `2009年${month}月${day}日`,
  (month, day) => `2009${two(month)}${two(day)}`,
];
/** The last day without its year, where the first is written so. */
const SHORT_DAYS: readonly (readonly [number, (month: number, day: number) => string])[] = [
  [1, (month, day) => `${month}/${day}`],
  [2, (month, day) => `${month}.${day}`],
  [3, (month, day) => `${month}月${day}日`],
  [4, (month, day) => two(month) + two(day)],
];
const UNTIL = ['至', ' 至 ', '到', '-', '—', ' ~ ', '～', '－－', ' to '];
const LABELS = ['统计时间：', '账期: ', '时间段:', '查询条件：受理时间 ', '起止日期=', '数据期间 '];
const PERIODS: readonly (readonly [number, number, number, number])[] = [
  [7, 1, 7, 31],
  [7, 1, 7, 20],
  [7, 5, 7, 31],
  [6, 1, 6, 30],
  [6, 26, 7, 25],
  [1, 1, 12, 31],
];

describe('a period in any form', () => {
  it.each(PERIODS)('from %i-%i to %i-%i is read as these days', (month, day, toMonth, toDay) => {
    const wanted = [iso(month, day), iso(toMonth, toDay)];
    const wrong: string[] = [];
    let read = 0;
    const check = (title: string) => {
      const found = titlePeriod([['清单'], [title]]);
      read += 1;
      if (found?.from !== wanted[0] || found?.to !== wanted[1]) wrong.push(title);
    };
    for (const label of LABELS) {
      for (const [form, written] of DAYS.entries()) {
        const from = written(month, day);
        for (const until of UNTIL) {
          check(`${label}${from}${until}${written(toMonth, toDay)} 制表时间：2009-08-03`);
          const short = SHORT_DAYS.find(([one]) => one === form)?.[1];
          if (short && until !== ' to ') check(`${label}${from}${until}${short(toMonth, toDay)}`);
        }
        check(`${label}${from} 00:00:00,${written(toMonth, toDay)} 23:59:59`);
      }
    }
    expect(wrong).toEqual([]);
    expect(read).toBeGreaterThan(400);
  });

  it.each(PERIODS)('of conditions from %i-%i to %i-%i is read', (month, day, toMonth, toDay) => {
    const next = new Date(Date.UTC(2009, toMonth - 1, toDay + 1)).toISOString().slice(0, 10);
    const [from, to] = [iso(month, day), iso(toMonth, toDay)];
    for (const title of [
      `查询条件：受理时间 >= ${from} and < ${next}`,
      `受理时间>='${from} 00:00:00' AND 受理时间<'${next} 00:00:00'`,
      `受理时间 >= to_date('${from}','yyyy-mm-dd') and 受理时间 <= to_date('${to}','yyyy-mm-dd')`,
      `受理时间 ≥ ${from}；受理时间 ≤ ${to}`,
      `受理时间大于等于${from}，小于${next}`,
      `受理时间 between ${from} and ${to}`,
      `开始时间：${from} 结束时间：${to}`,
      `起始日期：${from}；截止日期：${to}`,
    ])
      expect([title, titlePeriod([[title]])]).toMatchObject([title, { from, to }]);
    const apart = titlePeriod([
      ['开始时间：', from, '', ''],
      ['结束时间：', `${to} 23:59:59`],
    ]);
    expect(apart).toMatchObject({ from, to, toClock: '23:59:59' });
  });
});

it.each([
  ['统计时间: 2009-07-01 至 2009-07-31 制表人: 张', ['2009-07-01', '2009-07-31']],
  ['统计时间：2009年7月1日 00:00:00至2009年7月31日 23:59:59', ['2009-07-01', '2009-07-31']],
  ['统计周期:20090626-20090725', ['2009-06-26', '2009-07-25']],
  ['统计月份: 2009年2月 制表时间: 2009-03-03', ['2009-02-01', '2009-02-28']],
  ['统计时间：2009年7月1日至31日', ['2009-07-01', '2009-07-31']],
  ['统计时间：2009年6月26日-7月25日', ['2009-06-26', '2009-07-25']],
  ['统计月份：2009年1月至7月', ['2009-01-01', '2009-07-31']],
  ['统计时间：2009年6-7月', ['2009-06-01', '2009-07-31']],
  ['统计时间：20090701000000-20090731235959', ['2009-07-01', '2009-07-31']],
  ['统计时间：2009年7月1日起至2009年7月31日止', ['2009-07-01', '2009-07-31']],
  ['统计时间：2009-07-01T00:00:00 - 2009-07-31T23:59:59.000', ['2009-07-01', '2009-07-31']],
  ['数据时间：2009-07-01~2009-07-31 导出时间：2009-08-02 08:00', ['2009-07-01', '2009-07-31']],
  ['统计区间：7月1日至7月20日', ['2009-07-01', '2009-07-20']],
  ['账期：200906', ['2009-06-01', '2009-06-30']],
  ['统计月份：7月', ['2009-07-01', '2009-07-31']],
  ['数据截止：2009-07-25', [OPEN_START, '2009-07-25']],
  ['开始时间：2009-07-05', ['2009-07-05', OPEN_END]],
  ['统计时间：2009-07-01至2009-07-31 数据截止：2009-07-25', ['2009-07-01', '2009-07-25']],
  [
    '环比时间：2009-06-01至2009-06-30 统计时间：2009-07-01至2009-07-31',
    ['2009-07-01', '2009-07-31'],
  ],
  ['导出时间：2009-08-02 08:00', null],
  ['制表时间: 2009-08-03', null],
  ['日期：2009-08-03', null],
  ['上报截止时间：2009-07-05', null],
  ['查询条件：入网时间 < 2009-01-01', null],
  ['受理时间：全部', null],
  ['注：截至2009-07-20仍有3件未归档', null],
])('%s covers %j', (title, period) => {
  const found = titlePeriod([['清单'], [title]], '2009-07');
  expect(found && [found.from, found.to]).toEqual(period);
});

it.each([
  ['统计时间：2009-07-01 00:00:00 至 2009-07-31 00:00:00', ['00:00:00', '00:00:00']],
  ['统计时间：2009年7月1日8时至7月31日18时30分', ['08:00:00', '18:30:00']],
  ['统计时间：20090701000000-20090731000000', ['00:00:00', '00:00:00']],
  ['统计时间：2009-07-01~2009-07-31 导出时间：2009-08-02 08:00', [null, null]],
])('%s begins and ends at the clock %j', (title, clocks) => {
  const found = titlePeriod([[title]]);
  expect([found?.fromClock, found?.toClock]).toEqual(clocks);
});

it.each([
  ['某市2009年7月障碍清单', '2009-07'],
  ['２００９年１２月份清单', '2009-12'],
  ['2009-06障碍清单', '2009-06'],
  ['200906障碍清单', '2009-06'],
  ['制表：2009年8月3日', null],
  ['导出时间：2009-08', null],
  ['编号 2009-13', null],
  ['障碍清单', null],
])('%s names the month %s', (title, month) => {
  expect(titleMonth([[title]])).toBe(month);
});

it('a range that nobody labels is one where both ends are written', () => {
  expect(titleRange([['障碍清单（2009年7月1日-7月20日）']])).toMatchObject({
    from: '2009-07-01',
    to: '2009-07-20',
  });
  expect(titleRange([['障碍清单 2009年7月1日 打印时间 2009-08-03']])).toBeNull();
});

describe('an export whose rows around the table say another period', () => {
  const HEADER = '单号,分公司,受理时间,归档时间';
  const ROW = 'A,安岳,2009-07-10,';
  const readWith = async (lines: readonly string[]) => {
    await using bench = await openBench();
    await bench.put('障碍.csv', lines.join('\n'));
    const failed = await bench.fails().catch(() => null);
    return { failed, warnings: bench.warnings };
  };

  it.each([
    ['查询条件：受理时间 >= 2009-07-01 and < 2009-07-31', 'ingest.part_of_period', '2009-07-30'],
    ['开始时间：2009-06-01,,结束时间：2009-06-30,', 'ingest.other_period', '2009-06-30'],
    ['开始时间,2009-07-01,结束时间,2009-07-20', 'ingest.part_of_period', '2009-07-20'],
    ['数据截止：2009-07-25', 'ingest.part_of_period', '… 至 2009-07-25'],
    ['账期：200906', 'ingest.other_period', '2009-06-01 至 2009-06-30'],
    ['时间段：2009-06-01 ~ 2009-06-30', 'ingest.other_period', '2009-06-30'],
    ['统计时间：2009.7.1—7.20', 'ingest.part_of_period', '2009-07-20'],
  ])('is refused: %s', async (title, code, words) => {
    const { failed } = await readWith([title, HEADER, ROW]);
    expect(failed).toMatchObject({ code, words: expect.stringContaining(words) });
  });

  it.each(['查询条件：受理时间 >= 2009-07-01 and < 2009-07-31', '数据截止：2009-07-25'])(
    'is refused below the table, too: %s',
    async (footer) => {
      const { failed } = await readWith([HEADER, ROW, footer]);
      expect(failed).toMatchObject({ code: 'ingest.part_of_period' });
      const titled = await readWith(['统计时间：2009-07-01 至 2009-07-31', HEADER, ROW, footer]);
      expect(titled.failed).toMatchObject({ code: 'ingest.part_of_period' });
    },
  );

  it('is doubted where only the title has the range', async () => {
    const { failed, warnings } = await readWith(['障碍清单(2009.7.1-7.20)', HEADER, ROW]);
    expect(failed).toBeNull();
    expect(warnings).toEqual([
      expect.stringContaining('标题写着 2009-07-01 至 2009-07-20，与 2009-07 的起止日期不符'),
    ]);
  });

  it.each([
    '查询条件：受理时间 >= 2009-07-01 00:00:00 and < 2009-08-01 00:00:00',
    '开始时间：2009-07-01 00:00:00 结束时间：2009-07-31 23:59:59',
    '数据截止：2009-07-31',
    '数据截止时间：2009-08-02 08:00',
    '账期：200907',
    '障碍清单(2009.7.1-7.31)',
    '统计时间：2009.7.1—7.31 截止时间：2009-08-05',
  ])('is not where the month is whole: %s', async (title) => {
    expect(await readWith([title, HEADER, ROW])).toEqual({ failed: null, warnings: [] });
  });
});
