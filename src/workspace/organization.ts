import type { Report } from '../pack/declare/problems.ts';
import type { RawConfig } from './schema.ts';
import type { Organization } from './types.ts';

/** Units that belong to no branch but to the city itself. */
export const CITY_UNIT = '市本部';
const CITY_UNIT_ALIASES = ['市本部', '全市', 'city'];

/** Checks that names and aliases are unique and that every department's branch exists. */
export function resolveOrganization(raw: RawConfig, report: Report): Organization {
  const branches = raw.branches;
  reportRepeatedNames('branches', branches, report);
  reportRepeatedNames('departments', raw.departments, report);
  const departments = raw.departments.map((department, index) => {
    const branch = CITY_UNIT_ALIASES.includes(department.branch)
      ? CITY_UNIT
      : branches.find(
          (one) => one.name === department.branch || one.aliases.includes(department.branch),
        )?.name;
    if (branch === undefined) {
      report(
        ['departments', index, 'branch'],
        `没有名为「${department.branch}」的分公司，也不是${CITY_UNIT}`,
        `no branch named "${department.branch}", nor ${CITY_UNIT}`,
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
