import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { outcomeOf } from '../metrics/test-support.ts';
import type { MetricsFile } from '../metrics/types.ts';
import { metricOf } from '../pack/test-support.ts';
import { earlierPeriods } from './earlier-periods.ts';

const folder = mkdtempSync(join(tmpdir(), 'earlier-periods-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const faults = metricOf({ id: 'faults' });

/** What a period sees of these files of history. */
function seenFrom(month: string, files: Readonly<Record<string, string>>) {
  const history = join(folder, 'history');
  rmSync(history, { recursive: true, force: true });
  mkdirSync(history);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(history, name), text);
  const warnings: string[] = [];
  const { past, inside } = earlierPeriods({
    folders: {
      history,
      out: join(folder, 'out'),
      packId: 'own',
      organizations: ['安岳'],
      isAllowed: () => true,
    },
    month,
    metrics: [faults],
    breaks: [],
    meanings: new Map(),
    comparable: [],
    warn: ({ code }) => void warnings.push(code),
  });
  return { past: past.map((one) => one.month), inside: inside.map((one) => one.month), warnings };
}

function fileOf(month: string): string {
  const metrics = [outcomeOf(faults, [[{}, 7]])];
  return JSON.stringify({
    schemaVersion: 1,
    month,
    pack: 'own',
    organization: '安岳',
    metrics,
  } satisfies MetricsFile);
}

it('a quarter sees its own months beside the periods before it; a month sees none of its own', () => {
  const files = { '2009-06.json': fileOf('2009-06'), '2009-07.json': fileOf('2009-07') };
  expect(seenFrom('2009-Q3', files)).toMatchObject({ inside: ['2009-07'], warnings: [] });
  expect(seenFrom('2009-07', files)).toEqual({ past: ['2009-06'], inside: [], warnings: [] });
});

it('a month of the quarter that cannot be read is told and left out', () => {
  const files = { '2009-07.json': fileOf('2009-07'), '2009-08.json': '{"schemaVersion":1,' };
  expect(seenFrom('2009-Q3', files)).toMatchObject({
    inside: ['2009-07'],
    warnings: ['history.unreadable'],
  });
});
