import type { UnknownWord } from '../ingest/model/types.ts';
import { comparable } from '../ingest/values/text.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { Organization } from '../workspace/types.ts';
import type { ConfigChange } from './changes.ts';

/** What words are members of. */
interface Whole {
  readonly datasets: readonly DatasetSpec[];
  readonly organization: Organization;
}

/**
 * What a configuration would have to know for these words to be members: another word for the nearest member, a value of
 * its own, a department of the branch that stands beside it. Branches that are near none, and answers of yes-or-no
 * columns, are for people to decide.
 */
export function proposedChanges(
  words: readonly UnknownWord[],
  { datasets, organization }: Whole,
): readonly ConfigChange[] {
  return words.flatMap((word): readonly ConfigChange[] => {
    const column = datasets
      .find(({ id }) => id === word.dataset)
      ?.columns.find(({ name }) => name === word.column);
    switch (column?.type) {
      case 'department':
        return [departmentFor(word, organization)];
      case 'branch':
        return word.nearest === null
          ? []
          : [{ kind: 'branch_alias', branch: word.nearest, text: word.text }];
      case 'enum': {
        const { dataset, text, nearest } = word;
        const alias = nearest === null ? null : text;
        return [{ kind: 'value', dataset, column: column.header, value: nearest ?? text, alias }];
      }
      default:
        return [];
    }
  });
}

function departmentFor(
  { text, beside }: UnknownWord,
  { branches, levels }: Organization,
): ConfigChange {
  const named = (matches: (name: string) => boolean) =>
    branches.find(({ name, aliases }) => [name, ...aliases].some(matches))?.name;
  const branch =
    named((one) => beside !== null && comparable(one) === comparable(beside)) ??
    named((one) => comparable(text).startsWith(comparable(one)));
  return { kind: 'department', name: text, branch: branch ?? levels.own.name, isOpen: !branch };
}
