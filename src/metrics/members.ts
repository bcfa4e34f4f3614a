import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { Organization } from '../workspace/types.ts';

/**
 * The members of a dimension in the order of tables: branches and departments as configured,
 * enums and derived columns as the pack lists them; none for free text.
 */
export function membersOf(
  dimension: string,
  dataset: DatasetSpec,
  organization: Organization,
): readonly string[] {
  const column = dataset.columns.find((one) => one.name === dimension);
  switch (column?.type) {
    case 'branch':
      return organization.branches.map((branch) => branch.name);
    case 'department':
      return organization.departments.map((department) => department.name);
    case 'enum':
      return column.values.map((value) => value.value);
    default:
      return dataset.derived.find((one) => one.name === dimension)?.values ?? [];
  }
}

/** The members that get a zero where they have no record: those of {@link membersOf}, of departments the assessed ones. */
export function membersToFill(
  dimension: string,
  dataset: DatasetSpec,
  organization: Organization,
): readonly string[] {
  const members = membersOf(dimension, dataset, organization);
  const type = dataset.columns.find((one) => one.name === dimension)?.type;
  if (type !== 'department') return members;
  const assessed = organization.departments.filter((one) => one.assessed).map((one) => one.name);
  return members.filter((member) => assessed.includes(member));
}

/** Orders rows by configured members; what is not configured comes after, larger first, then by name. */
export function inMemberOrder<
  T extends { readonly members: readonly string[]; readonly size: number },
>(rows: readonly T[], order: readonly (readonly string[])[]): readonly T[] {
  return [...rows].sort((a, b) => {
    for (const [index, members] of order.entries()) {
      const [left, right] = [a.members[index] ?? '', b.members[index] ?? ''];
      const difference = rankOf(left, members) - rankOf(right, members);
      if (difference !== 0) return difference;
    }
    if (a.size !== b.size) return b.size - a.size;
    return a.members.join('\n') < b.members.join('\n') ? -1 : 1;
  });
}

function rankOf(member: string, members: readonly string[]): number {
  const rank = members.indexOf(member);
  return rank < 0 ? members.length : rank;
}
