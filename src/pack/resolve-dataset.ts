import type { z } from 'zod';
import type { Report } from './problems.ts';
import type { datasetSchema } from './schema.ts';
import { columnsIn } from './sql-names.ts';
import type { DatasetSpec } from './types.ts';

/** The type of column that holds a person's name or number. */
const PERSONAL_TYPES = { name: 'text', number: 'id' } as const;

/** Turns a checked dataset file into a dataset; reports names that do not exist and columns named twice. */
export function resolveDataset(raw: z.infer<typeof datasetSchema>, report: Report): DatasetSpec {
  const dataset: DatasetSpec = {
    id: raw.id,
    name: raw.name,
    cohort: raw.cohort,
    key: raw.key,
    latestBy: raw.latest_by,
    columns: raw.columns,
    derived: raw.derived,
  };
  const seen = new Set<string>();
  for (const [index, column] of dataset.columns.entries()) {
    if (seen.has(column.name))
      report(['columns', index, 'name'], `列名 ${column.name} 重复`, `column ${column.name} twice`);
    seen.add(column.name);
    if (column.type === 'enum' && column.values.length === 0) {
      report(
        ['columns', index],
        `枚举列 ${column.name} 没有 values`,
        `enum column ${column.name} has no values`,
      );
    }
    if (column.personal !== null && column.type !== PERSONAL_TYPES[column.personal]) {
      const type = PERSONAL_TYPES[column.personal];
      report(
        ['columns', index, 'personal'],
        `personal: ${column.personal} 只用于 ${type} 类型的列`,
        `personal: ${column.personal} is for columns of type ${type}`,
      );
    }
  }
  for (const [index, derived] of dataset.derived.entries()) {
    if (seen.has(derived.name))
      report(
        ['derived', index, 'name'],
        `列名 ${derived.name} 重复`,
        `column ${derived.name} twice`,
      );
    const earlier = { ...dataset, derived: dataset.derived.slice(0, index) };
    for (const unknown of columnsIn(derived.sql, earlier).unknown) {
      report(['derived', index, 'sql'], `没有「${unknown}」这一列`, `no column "${unknown}"`);
    }
    for (const need of derived.needs.flat().filter((name) => !seen.has(name))) {
      report(['derived', index, 'needs'], `没有「${need}」这一列`, `no column "${need}"`);
    }
    seen.add(derived.name);
  }
  const named = [
    ...raw.key.map((name, index) => [['key', index], name] as const),
    ...raw.latest_by.map((name, index) => [['latest_by', index], name] as const),
    ...(raw.cohort === null ? [] : [[['cohort'], raw.cohort] as const]),
  ];
  for (const [path, name] of named) {
    if (!seen.has(name)) report(path, `没有「${name}」这一列`, `no column "${name}"`);
  }
  return dataset;
}
