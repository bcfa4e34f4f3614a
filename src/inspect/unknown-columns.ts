import { proposedChanges } from '../config-edit/proposed-changes.ts';
import type { Ingested } from '../ingest/model/types.ts';
import type { ColumnSpec } from '../pack/dataset/types.ts';
import type { Masker } from '../privacy/masker.ts';
import type { Organization } from '../workspace/types.ts';
import type { UnknownColumn } from './types.ts';

/** The words that are no members, by column, with what they could be and what the configuration would need. */
export function unknownColumns(
  { unknown, datasets }: Pick<Ingested, 'unknown' | 'datasets'>,
  organization: Organization,
  masker: Masker,
): readonly UnknownColumn[] {
  const specs = datasets.map(({ spec }) => spec);
  const byColumn = Map.groupBy(unknown, ({ dataset, column }) => `${dataset}\n${column}`);
  return [...byColumn.values()].flatMap((words): readonly UnknownColumn[] => {
    const [first] = words;
    const spec = specs.find(({ id }) => id === first?.dataset);
    const column = spec?.columns.find(({ name }) => name === first?.column);
    if (!first || !spec || !column) return [];
    // A word that is masked cannot be written down.
    const plain = words.filter(({ text }) => masker.text(text) === text);
    return [
      {
        dataset: { id: spec.id, name: spec.name },
        column: column.header,
        header: first.header,
        words: words.map(({ text, count, nearest }) => ({
          text: masker.text(text),
          count,
          nearest,
        })),
        allowed: allowedIn(column, organization),
        changes: proposedChanges(plain, { datasets: specs, organization }),
      },
    ];
  });
}

function allowedIn(column: ColumnSpec, organization: Organization): readonly string[] {
  switch (column.type) {
    case 'branch':
      return [...organization.branches, organization.levels.own].map(({ name }) => name);
    case 'department':
      return organization.departments.map(({ name }) => name);
    case 'enum':
      return column.values.map(({ value }) => value);
    default:
      return [];
  }
}
