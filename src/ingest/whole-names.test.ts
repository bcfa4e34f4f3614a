import { expect, it } from 'vitest';
import { openBench, tickets } from './test-support.ts';

const HEADER = '工单号,分公司,受理时间,归档时间,原因';

/** A table of users by branch, as the dataset knows it: its key is the branch, and no number names a record. */
const byBranch = { ...tickets, key: ['branch'], wholeNames: ['全辖', '全行'] };

it.each(['全辖', '全行'])(
  'a row of the whole organisation, %s, is a total where a unit should stand',
  async (whole) => {
    await using bench = await openBench();
    await bench.put(
      '障碍.csv',
      `${HEADER}\n1,安岳,2009-07-01,,断线\n2,简阳,2009-07-02,,断线\n,${whole},,,\n`,
    );
    const { files } = await bench.run({ datasets: [byBranch] });
    expect(files[0]?.account).toMatchObject({ accepted: 2, total: 1, quarantined: 0 });
  },
);

it('a record that names the whole organisation is one, and waits for somebody to say whose it is', async () => {
  await using bench = await openBench();
  const dataset = { ...tickets, wholeNames: ['全辖'] };
  await bench.put('障碍.csv', `${HEADER}\nA1,安岳,2009-07-01,,断线\nA2,全辖,2009-07-02,,断线\n`);
  const { files, quarantine } = await bench.run({ datasets: [dataset] });
  expect(files[0]?.account).toMatchObject({ accepted: 1, total: 0, quarantined: 1 });
  expect(quarantine[0]?.reason).toBe('不在组织表的分公司里');
});
