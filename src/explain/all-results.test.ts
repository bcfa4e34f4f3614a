import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { KINDS } from '../calculators/registry.ts';
import { membershipOf } from '../metrics/figure-rows.ts';
import { makeReport, type OpenMonth } from '../report/make-report.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import { countParts } from './records.ts';
import { agrees } from './test-support.ts';

const SAMPLE = fileURLToPath(new URL('../../fixtures/ziyang', import.meta.url));
const MONTH = '2009-07';

test('counts again, from the records behind it, every result of the sample', async () => {
  const tempFolder = mkdtempSync(join(tmpdir(), 'report-rows-'));
  onTestFinished(() => rmSync(tempFolder, { recursive: true, force: true }));
  const { workspace, pack } = loadWorkspace({ folder: SAMPLE });
  const differing: string[] = [];
  const seen = new Map<string, number>();
  const look = async ({ computed, lookup, store }: OpenMonth) => {
    for (const { id, results } of computed.outcomes) {
      const metric = lookup.metric(id);
      for (const result of results.filter(({ status }) => status === 'ok')) {
        const membership = membershipOf(metric, result.by, { workspace, month: MONTH });
        const counts = await countParts(store, membership);
        const excluded =
          computed.exclusions.find(({ key, of }) => key === result.key && of === 'figure')?.count ??
          0;
        if (!agrees(metric, result, counts) || counts.excluded !== excluded)
          differing.push(`${result.key}: ${result.display} but ${JSON.stringify(counts)}`);
        const { kind } = metric.calculator;
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
      }
    }
  };
  const reporter = {
    stageStarted: () => undefined,
    stageEnded: () => undefined,
    warn: () => undefined,
  };
  await makeReport({ workspace, pack, month: MONTH, tempFolder, reporter, ticks: () => 0, look });
  expect(differing).toEqual([]);
  for (const kind of KINDS) expect(seen.get(kind), kind).toBeGreaterThan(0);
  expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(500);
});
