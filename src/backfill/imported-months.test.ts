import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { inWords } from '../messages/catalogue.ts';
import { tempFolder } from '../pack/test-support.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import { writtenFigures } from './earlier-figures.ts';
import { importedMonths, mergedMonth } from './imported-months.ts';
import { templateRows } from './template-rows.ts';

const { pack, workspace } = loadWorkspace({
  folder: fileURLToPath(new URL('../../fixtures/ziyang', import.meta.url)),
});
const HEAD = '月份,指标,范围,分子,分母,数值';
let folder: string;
beforeEach(() => {
  folder = tempFolder();
});

async function imported(...rows: readonly string[]) {
  const file = join(folder, '历史.csv');
  writeFileSync(file, [HEAD, ...rows].join('\n'));
  const { figures, problems } = await writtenFigures({ file, path: '历史.csv' });
  const taken = importedMonths(figures, pack, workspace);
  return {
    ...taken,
    problems: [...problems, ...taken.problems].map((one) => inWords(one, 'zh-CN')),
  };
}

describe('earlier figures out of a sheet', () => {
  it('become months to compare with: parts worked out anew, members by header, branches by any name', async () => {
    const { files, problems, warnings } = await imported(
      '2009年6月,adsl.prehandled_rate,,"4,131",6955,59.4%',
      '2009-06,ADSL预处理率,分公司=安岳,500,1140,',
      '2009-05,ADSL故障数,合计,,,6790',
    );
    expect([problems, warnings]).toEqual([[], []]);
    expect(files.map(({ month }) => month)).toEqual(['2009-05', '2009-06']);
    const [may, june] = files;
    expect(may?.metrics[0]?.results[0]).toMatchObject({ value: 6790, display: '6,790' });
    expect(
      june?.metrics[0]?.results.map(({ key, numerator, denominator, display }) => [
        key,
        numerator,
        denominator,
        display,
      ]),
    ).toEqual([
      ['adsl.prehandled_rate', 4131, 6955, '59.40%'],
      ['adsl.prehandled_rate?branch=安岳', 500, 1140, '43.86%'],
    ]);
  });

  it('are refused where a row says something that cannot be, each with its place', async () => {
    const { problems } = await imported(
      '2009-13,ADSL预处理率,,1,2,',
      '2009-06,没有这个,,1,2,',
      '2009-06,ADSL预处理率,分公司=火星,1,2,',
      '2009-06,ADSL预处理率,产品品牌=E8,1,2,',
      '2009-06,ADSL预处理率,,1,,',
      '2009-06,ADSL预处理率,,1,2,30',
      '2009-06,ADSL故障数,,,,1e3',
      '2009-06,ADSL预处理率,,0,0,',
    );
    expect(problems).toEqual([
      expect.stringContaining('第 2 行：「2009-13」不是月份'),
      expect.stringContaining('第 3 行：没有编号或名称为「没有这个」的指标'),
      expect.stringContaining('第 4 行：指标 adsl.prehandled_rate 没有「分公司=火星」'),
      expect.stringContaining('第 5 行：指标 adsl.prehandled_rate 没有「产品品牌=E8」'),
      expect.stringContaining('第 6 行：分子和分母只填了一个'),
      expect.stringContaining('第 7 行：数值写的是 30，按分子和分母算是 50.00%'),
      expect.stringContaining('第 8 行：「1e3」不是数'),
      expect.stringContaining('第 9 行：没有数值'),
    ]);
  });

  it('of one month, metric and part may stand once only; rates without parts are told of', async () => {
    const twice = await imported('2009-06,ADSL故障数,,,,1', '2009-06,adsl.fault_count,,,,2');
    expect(twice.problems).toEqual([expect.stringContaining('第 3 行：与第 2 行是同一期')]);
    const bare = await imported('2009-06,ADSL预处理率,,,,59.4');
    expect(bare.warnings.map((one) => inWords(one, 'zh-CN'))).toEqual([
      expect.stringContaining('1 个率没有分子和分母'),
    ]);
    expect(bare.files[0]?.metrics[0]?.results[0]).toMatchObject({ value: 59.4, numerator: null });
  });

  it('may be of quarters, half-years and years, and of weeks where the pack makes reports of them', async () => {
    const taken = await imported(
      '2009年一季度,ADSL故障数,,,,20000',
      '2008H2,ADSL故障数,,,,41000',
      '2008年,ADSL预处理率,,50000,80000,',
    );
    expect(taken.problems).toEqual([]);
    expect(taken.files.map(({ month }) => month)).toEqual(['2008', '2008-H2', '2009-Q1']);
    expect((await imported('2009-W20,ADSL故障数,,,,1')).problems).toEqual([
      expect.stringContaining('报告模板不出「2009-W20」这样长短的报告'),
    ]);
  });

  it('nobody filled in are told of', async () => {
    expect((await imported('2009-06,ADSL故障数,,,,')).problems).toEqual([
      expect.stringContaining('没有一行填了'),
    ]);
  });

  it('take the place of those that an earlier sheet brought, and leave the others', async () => {
    const [before] = (await imported('2009-06,ADSL故障数,,,,1', '2009-06,ADSL预处理率,,1,2,'))
      .files;
    const [now] = (await imported('2009-06,ADSL故障数,,,,5')).files;
    if (!before || !now) throw new Error('no month');
    const merged = mergedMonth(before, now);
    expect(
      merged.metrics.flatMap(({ results }) => results.map(({ key, value }) => [key, value])),
    ).toEqual([
      ['adsl.fault_count', 5],
      ['adsl.prehandled_rate', 50],
    ]);
  });
});

it('the sheet to be filled has a row a metric and month, parts that are held to limits, and what is known', async () => {
  const [june] = (await imported('2009-06,ADSL故障数,,,,6955')).files;
  if (!june) throw new Error('no month');
  const past = [{ month: '2009-06', state: 'imported', file: june }] as const;
  const rows = templateRows(pack, ['2009-05', '2009-06'], past);
  expect(rows).toHaveLength(2 * pack.metrics.length);
  expect(rows.filter(([, id]) => id === 'adsl.fault_count')).toEqual([
    ['2009-05', 'adsl.fault_count', 'ADSL故障数', '', '张', '', '', ''],
    ['2009-06', 'adsl.fault_count', 'ADSL故障数', '', '张', '', '', 6955],
  ]);
});
