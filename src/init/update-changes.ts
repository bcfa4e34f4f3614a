import type { ConfigChange } from '../config-edit/changes.ts';
import type { Organization, Workspace } from '../workspace/types.ts';
import { patternFor } from './file-patterns.ts';
import { branchTextsOf, departmentTextsOf } from './seen-units.ts';
import type { DoubtfulUnit, ProposedAlias, Seen, SeenExport } from './types.ts';
import { mayBeUnit, proposeBranches, proposeDepartments } from './units.ts';

/** What a configuration should know besides for exports that are not as they were. */
export interface Update {
  readonly changes: readonly ConfigChange[];
  /** Texts of branch columns that are no branch for certain. */
  readonly doubtful: readonly DoubtfulUnit[];
}

/** The changes that new exports ask for: headers called otherwise, branches and departments written otherwise or new, files. */
export function updateFor(
  { exports }: Pick<Seen, 'exports'>,
  aliases: readonly ProposedAlias[],
  { organization, inputs }: Pick<Workspace, 'organization' | 'inputs'>,
  isClaimed: (file: string) => boolean,
): Update {
  const { branches, levels } = organization;
  const placed = proposeBranches(branchTextsOf(exports), branches, levels);
  const headers = aliases
    .filter(({ state }) => state === 'confirmed')
    .map(
      ({ dataset, column, header, inverse }): ConfigChange => ({
        kind: 'header',
        dataset,
        column,
        header,
        inverse: inverse === true,
      }),
    );
  const spellings = placed.branches.flatMap(({ name, aliases: all }) => {
    const known = branches.find((one) => one.name === name)?.aliases ?? [];
    return all
      .filter((text) => !known.includes(text))
      .map((text): ConfigChange => ({ kind: 'branch_alias', branch: name, text }));
  });
  const isOwn = (text: string) => [levels.own, levels.whole].some(({ name }) => name === text);
  return {
    changes: [
      ...filesOf(exports, inputs, isClaimed),
      ...headers,
      ...spellings,
      ...newDepartments(exports, organization, placed.branches),
    ],
    doubtful: placed.doubtful.filter(({ text }) => mayBeUnit(text) && !isOwn(text)),
  };
}

function filesOf(
  exports: readonly SeenExport[],
  { datasets }: Workspace['inputs'],
  isClaimed: (file: string) => boolean,
): readonly ConfigChange[] {
  const unclaimed = exports.filter(({ table }) => !isClaimed(table.file));
  const nameOf = ({ table }: SeenExport) => table.name.split('#')[0] ?? table.name;
  const known = new Set(datasets.map(({ dataset }) => dataset));
  const found = unclaimed.flatMap((one): readonly ConfigChange[] => {
    const { id } = one.reading.dataset;
    const others = exports.filter(({ reading }) => reading.dataset.id !== id).map(nameOf);
    return known.has(id)
      ? [{ kind: 'file', dataset: id, pattern: patternFor(nameOf(one), others) }]
      : [];
  });
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

function newDepartments(
  exports: readonly SeenExport[],
  { departments, levels }: Organization,
  branches: Organization['branches'],
): readonly ConfigChange[] {
  const known = new Set(departments.flatMap(({ name, aliases }) => [name, ...aliases]));
  const unknown = [...departmentTextsOf(exports)].filter(([text]) => !known.has(text));
  return proposeDepartments(new Map(unknown), branches, levels).map(
    ({ name, branch, isCertain }): ConfigChange => ({
      kind: 'department',
      name,
      branch,
      isOpen: !isCertain,
    }),
  );
}
