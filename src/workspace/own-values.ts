import { columnNamed } from '../pack/dataset/column-named.ts';
import type { ColumnSpec, DatasetSpec, EnumValue } from '../pack/dataset/types.ts';
import type { Report } from '../pack/declare/problems.ts';

/** `values:` of the configuration: the organisation's own words of a column, by dataset and by column or its header. */
type RawValues = Readonly<Record<string, Readonly<Record<string, readonly EnumValue[]>>>>;

/**
 * The pack's datasets with the workspace's own members behind those of the pack; aliases of a member that the pack has
 * are added to it. Reports datasets and columns that do not exist or hold no members.
 */
export function withOwnValues(
  datasets: readonly DatasetSpec[],
  raw: RawValues,
  report: Report,
): readonly DatasetSpec[] {
  for (const [id, columns] of Object.entries(raw)) {
    const dataset = datasets.find((one) => one.id === id);
    if (!dataset) report([id], `没有名为「${id}」的数据集`, `no dataset named "${id}"`);
    for (const name of dataset ? Object.keys(columns) : []) {
      const column = dataset && columnNamed(dataset, name);
      if (column?.type === 'enum') continue;
      report(
        [id, name],
        column ? `「${name}」不是取值有限的列` : `数据集 ${id} 没有「${name}」这一列`,
        column
          ? `"${name}" is no column of a list of values`
          : `dataset ${id} has no column "${name}"`,
      );
    }
  }
  return datasets.map((dataset) => {
    const given = Object.entries(raw[dataset.id] ?? {});
    if (given.length === 0) return dataset;
    const columns = dataset.columns.map((column): ColumnSpec => {
      const own = given
        .filter(([name]) => columnNamed(dataset, name) === column)
        .flatMap(([, values]) => values);
      return own.length === 0 ? column : { ...column, values: joined(column.values, own) };
    });
    return { ...dataset, columns };
  });
}

function joined(listed: readonly EnumValue[], own: readonly EnumValue[]): readonly EnumValue[] {
  const members = new Map(listed.map(({ value, aliases }) => [value, aliases]));
  for (const { value, aliases } of own)
    members.set(value, [...new Set([...(members.get(value) ?? []), ...aliases])]);
  return [...members].map(([value, aliases]) => ({ value, aliases }));
}
