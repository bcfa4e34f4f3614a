import type { Report } from '../pack/declare/problems.ts';
import type { LevelsConfig } from '../pack/rules/levels-config.ts';
import type { RawConfig } from './schema.ts';
import type { Organization } from './types.ts';

/**
 * Checks that names and aliases are unique and that every department's branch exists; `levels` tell what units of no
 * branch are called.
 */
export function resolveOrganization(
  raw: RawConfig,
  { levels }: LevelsConfig,
  report: Report,
): Organization {
  const { own, whole, branch: unit } = levels;
  const ownWords = [own.name, ...own.aliases, whole.name, ...whole.aliases, 'whole', 'own'];
  const branches = raw.branches;
  reportRepeatedNames('branches', branches, report);
  reportRepeatedNames('departments', raw.departments, report);
  const departments = raw.departments.map((department, index) => {
    const branch = ownWords.includes(department.branch)
      ? own.name
      : branches.find(
          (one) => one.name === department.branch || one.aliases.includes(department.branch),
        )?.name;
    if (branch === undefined) {
      report(
        ['departments', index, 'branch'],
        `没有名为「${department.branch}」的${unit.name}，也不是${own.name}`,
        `no branch named "${department.branch}", nor ${own.name}`,
      );
    }
    return { ...department, branch: branch ?? department.branch };
  });
  return {
    name: raw.organization.name,
    formerNames: raw.organization.former_names,
    aliases: raw.organization.aliases,
    department: raw.organization.department,
    branches,
    levels,
    departments,
  };
}

function reportRepeatedNames(
  list: 'branches' | 'departments',
  units: readonly { readonly name: string; readonly aliases: readonly string[] }[],
  report: Report,
): void {
  const seen = new Map<string, string>();
  for (const [index, unit] of units.entries()) {
    for (const name of new Set([unit.name, ...unit.aliases])) {
      const other = seen.get(name);
      if (other !== undefined) {
        report(
          [list, index],
          `名称「${name}」已用于「${other}」`,
          `the name "${name}" is used for "${other}" already`,
        );
      }
      seen.set(name, unit.name);
    }
  }
}
