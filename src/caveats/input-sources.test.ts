import { expect, test } from 'vitest';
import type { InputFile } from '../ingest/model/types.ts';
import { fileOf } from '../ingest/test-support.ts';
import { tickets } from '../pack/test-support.ts';
import { workspaceOf } from '../workspace/test-support.ts';
import { inputSources } from './input-sources.ts';

const account = { records: 5, accepted: 4, quarantined: 1 };
const fileAt = (path: string, dataset = tickets.id): InputFile =>
  fileOf(path, dataset, { format: 'xlsx', madeAt: '2009-08-03', account });

test('files are named without folders, sheets only where a file gave several; what did not come stays listed', () => {
  const workspace = workspaceOf();
  const input = {
    dataset: tickets.id,
    files: ['*'],
    owner: '综调',
    due: null,
    required: true,
    periodMismatch: 'refuse' as const,
  };
  const absent = { ...input, dataset: 'absent', owner: null };
  const asked = { ...workspace, inputs: { ...workspace.inputs, datasets: [input, absent] } };
  const files = [
    fileAt('inputs/2009-07/a.xlsx#甲'),
    fileAt('inputs/2009-07/a.xlsx#乙'),
    fileAt('b.xlsx#丙'),
  ];
  const sources = inputSources([tickets], asked, files);
  expect(sources.map(({ file, supplier }) => [file, supplier])).toEqual([
    ['a.xlsx#甲', '综调'],
    ['a.xlsx#乙', '综调'],
    ['b.xlsx', '综调'],
    [null, ''],
  ]);
  expect(sources[0]).toMatchObject({ dataset: tickets.name, records: 5, madeAt: '2009-08-03' });
  expect(sources.at(-1)).toMatchObject({ records: null, madeAt: null });
});

test('exports that are called alike in the folders of several months are told with their months', () => {
  const input = {
    dataset: tickets.id,
    files: ['*'],
    owner: null,
    due: null,
    required: true,
    periodMismatch: 'refuse' as const,
  };
  const workspace = workspaceOf();
  const asked = { ...workspace, inputs: { ...workspace.inputs, datasets: [input] } };
  const files = [
    fileAt('inputs/2026-04/障碍单.csv'),
    fileAt('inputs/2026-05/二次/障碍单.csv'),
    fileAt('inputs/2026-05/补.csv'),
  ];
  expect(inputSources([tickets], asked, files).map(({ file }) => file)).toEqual([
    '2026-04/障碍单.csv',
    '2026-05/二次/障碍单.csv',
    '2026-05/补.csv',
  ]);
});
