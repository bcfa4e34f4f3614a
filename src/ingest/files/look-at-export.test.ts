import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import type { InputSpec } from '../../workspace/types.ts';
import { knownDatasets } from '../tables/known-datasets.ts';
import { column, tickets } from '../test-support.ts';
import { lookAtExport } from './look-at-export.ts';

const source = column('source', 'enum', '来源', { open: true, required: 'value' });
const spec: DatasetSpec = { ...tickets, columns: [...tickets.columns, source] };
const HEADER = '单号,分公司,受理时间,归档时间';
const ROW = 'A,安岳,2009-07-01 08:00:00,2009-07-01 09:00:00';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'look-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The code of the fault that reading this file would end with; null without one. */
async function seen(more: Partial<InputSpec>, lines: readonly string[]): Promise<string | null> {
  const file = join(folder, '障碍.csv');
  writeFileSync(file, lines.join('\n'));
  const input: InputSpec = {
    dataset: spec.id,
    files: ['障碍*'],
    owner: null,
    due: null,
    required: true,
    periodMismatch: 'refuse',
    ...more,
  };
  const inputs = { folderOf: () => folder, datasets: [input] };
  const signs = knownDatasets({ headerAliases: {}, inputs }, [spec]);
  const [known] = signs.datasets;
  if (!known) throw new Error('no dataset');
  const found = { file, path: '障碍.csv', dataset: spec.id };
  const fault = await lookAtExport(found, known, signs, { ...input, month: '2009-07' });
  return fault?.said.code ?? null;
}

describe('a look at an export ends as reading it would', () => {
  const set = [{ column: 'source', texts: [{ text: '省公司抽查', words: ['省公司'] }] }];

  it('where the configuration gives a column by words that stand there, or do not', async () => {
    expect(await seen({ set }, ['省公司抽查样本', HEADER, ROW])).toBeNull();
    expect(await seen({ set }, [HEADER, ROW])).toBe('ingest.missing_columns');
    expect(await seen({}, [HEADER, ROW])).toBe('ingest.missing_columns');
  });

  it('where a cross table gives it', async () => {
    const unpivot = { to: 'source', values: [{ column: 'hours', word: null }], headers: null };
    expect(await seen({ unpivot }, [`${HEADER},省公司,本地`, `${ROW},1,2`])).toBeNull();
  });
});
