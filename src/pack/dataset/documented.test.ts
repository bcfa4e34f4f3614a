import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parseYaml } from '../../yaml/read.ts';
import { resolveDataset } from './resolve-dataset.ts';
import { datasetSchema } from './schema.ts';

const text = readFileSync(
  fileURLToPath(new URL('../../../docs/datasets.md', import.meta.url)),
  'utf8',
);

it('the whole dataset of the documents can be declared as it stands', () => {
  const [, yaml = ''] = /```yaml\n(id: [\s\S]*?)```/.exec(text) ?? [];
  const raw = datasetSchema.parse(parseYaml(yaml, 'docs/datasets.md').value);
  const problems: string[] = [];
  const dataset = resolveDataset(raw, (path, _zh, en) => problems.push(`${path.join('.')}: ${en}`));
  expect(problems).toEqual([]);
  expect(dataset?.columns).toHaveLength(6);
});

it('every field and every type of a dataset is documented', () => {
  const column = datasetSchema.shape.columns.element;
  const types = column.shape.type.options;
  const fields = [...Object.keys(datasetSchema.shape), ...Object.keys(column.shape)];
  for (const word of [...fields, ...types].filter((one) => one !== 'name'))
    expect(text, word).toContain(`\`${word}\``);
});
