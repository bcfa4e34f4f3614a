import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LEAST_CONFIG, workspaceFolder } from '../workspace/test-support.ts';
import { generate } from './generate.ts';
import { fakeWorld } from './test-support.ts';

const EXPORT = [
  '故障单号,故障号码,分公司,业务类型,产品品牌,客户类型,受理时间,恢复时间',
  '1,6000001,安岳,ADSL,E8,公客,2009-07-02 08:00:00,2009-07-02 10:00:00',
].join('\n');

it('tells of inputs and configuration as they were read, though they are gone when the run ends', async () => {
  const folder = workspaceFolder(LEAST_CONFIG);
  const inputs = join(folder, 'inputs', '2009-07');
  const input = join(inputs, '障碍单.csv');
  mkdirSync(inputs, { recursive: true });
  writeFileSync(input, EXPORT);
  const changed = new Date('2009-08-01T02:03:04.000Z');
  utimesSync(input, changed, changed);

  const { world } = fakeWorld();
  let times = 0;
  const now = () => {
    times += 1;
    // The clock is asked when the run begins and when all has been rendered.
    if (times === 2) {
      rmSync(inputs, { recursive: true });
      rmSync(join(folder, 'report.config.yaml'));
    }
    return world.clock.now();
  };
  const options = { month: '2009-07', workspace: folder, format: 'xlsx' };
  expect(await generate(options, { ...world, clock: { now } })).toBe(0);
  await world.cleanup[Symbol.asyncDispose]();
  expect(times).toBe(2);

  const run: unknown = JSON.parse(readFileSync(join(folder, 'out/2009-07/run.json'), 'utf8'));
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  expect(run).toMatchObject({
    config: sha256(LEAST_CONFIG),
    inputs: [
      {
        path: 'inputs/2009-07/障碍单.csv',
        sha256: sha256(EXPORT),
        modifiedAt: changed.toISOString(),
      },
    ],
  });
}, 60_000);
