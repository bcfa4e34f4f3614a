import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gb18030, openBench, tickets, workbook } from './test-support.ts';

const HEADER = '单号,分公司,受理时间,归档时间,原因,备用';
const row = (id: string) => `${id},安岳,2009-07-01 08:00:00,2009-07-01 09:00:00,断线,x`;
const ROWS = [row('T1'), row('T2'), row('T3')];
const text = (...lines: readonly string[]) => lines.join('\n');

describe('one file for several datasets', () => {
  const lists = {
    ...tickets,
    id: 'lists',
    name: '清单',
    columns: tickets.columns.map((one) =>
      one.name === 'closed_at' ? { ...one, header: '办结时间', aliases: [] } : one,
    ),
  };
  const inputs = [
    { dataset: 'tickets', files: ['*数据*'] },
    { dataset: 'lists', files: ['*数据*'] },
  ];
  const both = { datasets: [tickets, lists] };
  const LIST = HEADER.replace('归档', '办结');

  it('gives each sheet to the dataset whose header it has, in either order', async () => {
    await using bench = await openBench(inputs);
    const cells = (line: string) => line.split(',');
    await bench.put(
      '7月数据.xlsx',
      await workbook({
        乙: [LIST, ...ROWS].map(cells),
        说明: [['只是说明']],
        甲: [HEADER, row('T1')].map(cells),
      }),
    );
    const { files } = await bench.run(both);
    expect(
      files.map(({ path, dataset, account }) => [path.split('#')[1], dataset, account.accepted]),
    ).toEqual([
      ['说明', 'tickets', 0],
      ['甲', 'tickets', 1],
      ['乙', 'lists', 3],
    ]);
    expect(bench.warnings).toEqual([expect.stringContaining('说明 没有表头')]);
  });

  it('gives text files to the dataset whose header they have', async () => {
    await using bench = await openBench(inputs);
    await bench.put('数据1.csv', text(LIST, ...ROWS));
    await bench.put('数据2.csv', text(HEADER, row('T1')));
    const { files } = await bench.run(both);
    expect(files.map(({ path, dataset }) => [path.slice(-7, -4), dataset])).toEqual([
      ['数据2', 'tickets'],
      ['数据1', 'lists'],
    ]);
    expect(bench.warnings).toEqual([]);
  });

  it('without a sheet for a required one is told as its lack', async () => {
    await using bench = await openBench(inputs);
    await bench.put('数据1.csv', text(LIST, ...ROWS));
    expect(await bench.fails(both)).toMatchObject({ code: 'ingest.required_missing' });
  });

  it('whose header fits both goes to the first, and that is told', async () => {
    await using bench = await openBench(inputs.map((one, at) => ({ ...one, required: at === 0 })));
    await bench.put(
      '数据1.csv',
      text(`${HEADER},办结时间`, ...ROWS.map((one) => `${one},2009-07-01`)),
    );
    const { files } = await bench.run(both);
    expect(files).toMatchObject([{ dataset: 'tickets' }]);
    expect(bench.warnings).toEqual([expect.stringContaining('同时符合')]);
  });
});

describe('what is no export', () => {
  const good = text(HEADER, ...ROWS);

  it('is told where its name is in another encoding, and what it holds is not looked for', async () => {
    await using bench = await openBench();
    await bench.put('障碍.csv', good);
    const folder = Buffer.from(join(bench.folder, 'inputs', '2009-07', 'x'));
    const named = (name: string) => Buffer.concat([folder.subarray(0, -1), gb18030(name)]);
    await writeFile(named('障碍二.csv'), good);
    await mkdir(named('旧'));
    await writeFile(Buffer.concat([named('旧'), Buffer.from('/a.csv')]), good);
    const { files, unused } = await bench.run();
    expect(files).toHaveLength(1);
    expect(unused.map(({ why }) => why)).toEqual(['name_encoding', 'name_encoding']);
    expect(bench.warnings).toContainEqual(expect.stringContaining('名不是 UTF-8 编码'));
  });

  it('is never opened where it is a pipe, nor through a link', async () => {
    await using bench = await openBench();
    await bench.put('障碍.csv', good);
    const folder = join(bench.folder, 'inputs', '2009-07');
    execFileSync('mkfifo', [join(folder, '障碍2.csv')]);
    await symlink('障碍2.csv', join(folder, '障碍3.csv'));
    const { files, unused } = await bench.run();
    expect(files).toHaveLength(1);
    expect(unused.map(({ why }) => why)).toEqual(['special', 'special']);
    expect(bench.warnings).toContainEqual(expect.stringContaining('管道、套接字或设备'));
  });
});
