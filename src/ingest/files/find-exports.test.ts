import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBench, tickets } from '../test-support.ts';
import { originalOf } from './input-folder.ts';

const TEXT = '单号,分公司,受理时间,归档时间\nA,安岳,2009-07-01,\n';

describe('the input folder', () => {
  it('is searched at any depth, without regard to case and to how names are composed', async () => {
    await using bench = await openBench([{ files: ['Café*.CSV', '下级/障碍*.csv'] }]);
    await bench.put('CAFE\u0301 1.csv', TEXT);
    await bench.put('下级/障碍1.csv', TEXT.replace('A,', 'B,'));
    await bench.put('别处/障碍2.csv', TEXT);
    const { files, unused } = await bench.run();
    expect(files.map(({ path }) => path.normalize('NFC'))).toEqual([
      'inputs/2009-07/CAFÉ 1.csv',
      'inputs/2009-07/下级/障碍1.csv',
    ]);
    expect(unused).toEqual([{ path: 'inputs/2009-07/别处/障碍2.csv', why: 'no_dataset' }]);
  });

  it('may hold what programs leave behind: named, not read', async () => {
    await using bench = await openBench([{ files: ['*障碍*'] }]);
    await bench.put('障碍.csv', TEXT);
    await bench.put('~$障碍.xlsx', 'x');
    await bench.put('.~lock.障碍.csv#', 'x');
    await bench.put('障碍.csv.crdownload', 'x');
    await bench.put('.DS_Store', 'x');
    await bench.put('__MACOSX/障碍.csv', 'x');
    const { files, unused } = await bench.run();
    expect(files).toHaveLength(1);
    expect(unused.map(({ path, why }) => [path.replace('inputs/2009-07/', ''), why])).toEqual([
      ['.DS_Store', 'hidden'],
      ['.~lock.障碍.csv#', 'temporary'],
      ['__MACOSX/障碍.csv', 'hidden'],
      ['~$障碍.xlsx', 'temporary'],
      ['障碍.csv.crdownload', 'temporary'],
    ]);
    expect(bench.warnings).toHaveLength(3);
    expect(bench.warnings[0]).toContain('请保存并关闭');
  });

  it('reads no link that leads out of the workspace, and says so', async () => {
    await using bench = await openBench();
    await using elsewhere = await openBench();
    await bench.put('障碍.csv', TEXT);
    await elsewhere.put('外面.csv', TEXT);
    const inputs = join(bench.folder, 'inputs', '2009-07');
    const outside = join(elsewhere.folder, 'inputs', '2009-07');
    await mkdir(join(bench.folder, '存档'));
    await writeFile(join(bench.folder, '存档', '里面.csv'), TEXT.replace('A,', 'B,'));
    await symlink(join(outside, '外面.csv'), join(inputs, '障碍2.csv'));
    await symlink(outside, join(inputs, '障碍3'));
    await symlink(join(bench.folder, '存档', '里面.csv'), join(inputs, '障碍4.csv'));
    const { files, unused } = await bench.run();
    expect(files.map(({ path }) => path)).toEqual([
      'inputs/2009-07/障碍.csv',
      'inputs/2009-07/障碍4.csv',
    ]);
    expect(unused).toEqual([
      { path: 'inputs/2009-07/障碍2.csv', why: 'link_outside' },
      { path: 'inputs/2009-07/障碍3', why: 'link_outside' },
    ]);
    expect(bench.warnings[0]).toContain('障碍2.csv 没有使用：是指向工作区之外的链接');
  });

  it('names copies, and what only its extension keeps out', async () => {
    await using bench = await openBench([{ files: ['障碍*.csv'] }]);
    await bench.put('障碍.csv', TEXT);
    await bench.put('障碍 (2).csv', TEXT.replace('A,', 'B,'));
    await bench.put('障碍.ods', 'x');
    await bench.run({ datasets: [tickets] });
    expect(bench.warnings).toEqual([
      'inputs/2009-07/障碍 (2).csv 从文件名看是副本，原件 inputs/2009-07/障碍.csv 也在；两份都用时相同的记录只算一次，请核实留哪一份',
      expect.stringContaining('障碍.ods 没有使用：名称像「障碍单」，但扩展名不符（要 障碍*.csv）'),
    ]);
  });
});

it.each([
  ['障碍 (2).csv', '障碍.csv'],
  ['障碍（1）.xlsx', '障碍.xlsx'],
  ['副本障碍.xlsx', '障碍.xlsx'],
  ['副本 (3) 障碍.xls', '障碍.xls'],
  ['复件 障碍.xls', '障碍.xls'],
  ['下级/障碍 - 副本.csv', '下级/障碍.csv'],
  ['障碍 - 副本 (2).csv', '障碍.csv'],
  ['Copy of 障碍.csv', '障碍.csv'],
  ['障碍 - Copy.csv', '障碍.csv'],
  ['障碍单_2009年7月.csv', null],
  ['障碍(2009).csv', null],
  ['(1).csv', null],
])('%s would be %s', (name, original) => expect(originalOf(name)).toBe(original));
