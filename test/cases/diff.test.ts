import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runInProcess } from '../support/in-process.ts';
import { tickets, tinyWorkspace } from '../support/tiny-workspace.ts';

const MONTH = '2009-07';

/** Two results of a month, of which the second has a correction of the exports. */
async function twice() {
  const tiny = tinyWorkspace();
  const asked = ['generate', '--month', MONTH, '--workspace', tiny.folder, '--format', 'json'];
  tiny.addTickets(MONTH, [...tickets(MONTH, '东区', 40, 10), ...tickets(MONTH, '西区', 40, 2)]);
  await runInProcess(asked);
  const [old, now] = [join(tiny.folder, 'old'), join(tiny.out, MONTH)];
  cpSync(now, old, { recursive: true });
  tiny.addTickets(MONTH, [...tickets(MONTH, '东区', 40, 20), ...tickets(MONTH, '西区', 41, 2)]);
  await runInProcess(asked);
  return { ...tiny, old, now, asked };
}

test('what differs is told metric by metric, with members, parts, verdicts and rows', async () => {
  const { old, now } = await twice();
  const { code, stdout } = await runInProcess(['diff', old, now]);
  expect(code).toBe(0);
  expect(stdout).toContain('催修工单占比（my.hasten_rate）');
  expect(stdout).toContain('东区：25.00% → 50.00%（+25.00个百分点），10/40 → 20/40');
  expect(stdout).toContain('现在未达标');
  expect(stdout).toMatch(/障碍单\.csv：记录 81 → 82，采用 80 → 81/);
  const told = JSON.parse((await runInProcess(['diff', old, now, '--json'])).stdout);
  const own = told.metrics.find(
    (one: { metric: { id: string } }) => one.metric.id === 'my.hasten_rate',
  );
  expect(told.isSame).toBe(false);
  expect(own.figures.map((one: { key: string }) => one.key)).toEqual([
    'my.hasten_rate',
    'my.hasten_rate?branch=东区',
    'my.hasten_rate?branch=西区',
  ]);
});

test('a result is the same as itself, as a folder or a file', async () => {
  const { now } = await twice();
  const file = join(now, 'metrics.json');
  expect((await runInProcess(['diff', now, now])).stdout).toBe('两个结果相同\n');
  expect(JSON.parse((await runInProcess(['diff', file, now, '--json'])).stdout)).toMatchObject({
    isSame: true,
  });
  expect((await runInProcess(['diff', now, now, '--lang', 'en'])).stdout).toContain('the same');
});

test('other definitions, other metrics and other months are told as such', async () => {
  const { old, now, configure, folder, asked } = await twice();
  const metrics = [
    {
      id: 'my.new_count',
      name: '新指标',
      description: '全部障碍单',
      dataset: 'fault_tickets',
      calculator: 'count',
    },
  ];
  configure({ metrics, targets: [] });
  expect((await runInProcess(asked)).code).toBe(0);
  const { stdout } = await runInProcess(['diff', old, now]);
  expect(stdout).toContain('- 催修工单占比（my.hasten_rate）：只有旧的有');
  expect(stdout).toContain('+ 新指标（my.new_count）：只有新的有');
  const file = join(folder, 'august.json');
  writeFileSync(
    file,
    JSON.stringify({ ...JSON.parse(JSON.stringify(await metricsOf(now))), month: '2009-08' }),
  );
  expect((await runInProcess(['diff', now, file])).stdout).toContain('月份不同：2009-07 → 2009-08');
});

async function metricsOf(folder: string): Promise<object> {
  const { readFile } = await import('node:fs/promises');
  return JSON.parse(await readFile(join(folder, 'metrics.json'), 'utf8'));
}

test.each([
  ['nothing there', () => '/nowhere/at/all'],
  [
    'no result',
    (folder: string) => {
      const file = join(folder, 'x.json');
      writeFileSync(file, '{"schemaVersion":1}');
      return file;
    },
  ],
])('%s is refused', async (_, path) => {
  const { folder, now } = await twice();
  const ran = await runInProcess(['diff', path(folder), now]);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(/没有 \/nowhere|不是本程序的结果/);
});
