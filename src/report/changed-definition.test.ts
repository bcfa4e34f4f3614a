import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runInProcess } from '../../test/support/in-process.ts';
import { ownMetric, tickets, tinyWorkspace } from '../../test/support/tiny-workspace.ts';

const TREND = {
  id: 'own.trend',
  title: '催修',
  section: 'state',
  blocks: [{ kind: 'trend', series: [{ metric: 'my.hasten_rate' }] }],
};

it('is not compared, which the trend marks; told that it compares, it is, and the report says so', async () => {
  const { folder, configure, addTickets, metrics } = tinyWorkspace();
  const run = async (...words: readonly string[]) =>
    await runInProcess([
      ...words,
      '--workspace',
      folder,
      ...(words[0] === 'generate' ? ['-q'] : []),
    ]);
  const page = () => readFileSync(join(folder, 'out/2009-07/report.html'), 'utf8');
  const rate = () =>
    metrics('2009-07').metrics.find(({ id }) => id === 'my.hasten_rate')?.results[0];
  for (const month of ['2009-05', '2009-06', '2009-07'])
    addTickets(month, tickets(month, '东区', 20, 5));
  for (const month of ['2009-05', '2009-06'])
    await run('generate', '--month', month, '--format', 'json');
  const changed = ownMetric({ with: { numerator_only: { 催修次数: '>= 2' } } });

  configure({ metrics: [changed], slides: [TREND] });
  const parted = await run('generate', '--month', '2009-07', '--format', 'json,html');
  expect(parted).toMatchObject({ code: 0 });
  expect(parted.stderr).toMatch(/my\.hasten_rate 的口径与 2009-06 不同，不作比较；.*comparable/);
  expect(rate()?.previous).toBe(null);
  expect(page()).toContain('口径有变，以前的不比较');

  const said = { metrics: ['催修工单占比'], month: '2009-07', reason: '只改写法' };
  configure({ metrics: [changed], slides: [TREND], comparable: [said] });
  const told = await run('generate', '--month', '2009-07', '--format', 'json,html');
  expect(told).toMatchObject({ code: 0 });
  expect(told.stderr).not.toMatch(/不作比较/);
  expect(rate()?.previous).toMatchObject({ month: '2009-06', numerator: 5, denominator: 20 });
  expect(
    rate()
      ?.trail.map(({ state }) => state)
      .slice(-3),
  ).toEqual(['draft', 'draft', 'current']);
  expect(page()).toContain('口径有变，仍比较：只改写法');
  expect(page()).not.toContain('口径有变，以前的不比较');

  configure({ metrics: [changed], comparable: [{ ...said, metrics: ['没有的'] }] });
  const wrong = await run('generate', '--month', '2009-07', '--format', 'json');
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toMatch(/comparable.*没有编号或名称符合「没有的」的指标/);
});
