import { comparable } from '../ingest/values/text.ts';
import type { Pack } from '../pack/types.ts';
import type { ProposedBranch, ProposedDepartment } from './types.ts';

type Levels = Pack['levels']['levels'];

/** Usual endings only: 安岳县区 may be the whole county or a part of its town, and is asked about. */
const ENDINGS = /(?:县|市|区)?(?:电信)?(?:分公司|分局|支局|电信局|局)$/;

/** The name that a branch's texts share: 安岳 of 安岳县分公司. */
export function branchStem(text: string): string {
  const stem = comparable(text).replace(ENDINGS, '');
  const short = stem.length > 2 ? stem.replace(/(?<![县市区])[县市区]$/, '') : stem;
  return short === '' ? comparable(text) : short;
}

/**
 * The branches that the texts of branch columns mean. With `given` these are the branches, in their order, and what
 * belongs to none of them is `unplaced`; otherwise each text with a stem of its own is one.
 */
export function proposeBranches(
  texts: readonly string[],
  given: readonly ProposedBranch[] | null,
  { own, whole }: Levels,
): { readonly branches: readonly ProposedBranch[]; readonly unplaced: readonly string[] } {
  const ofNone = new Set([own, whole].flatMap(({ name, aliases }) => [name, ...aliases]));
  const wanted = [...new Set(texts)].filter((text) => !ofNone.has(text));
  const stems = given
    ? given.map(({ name, aliases }) => ({ name, aliases, stem: branchStem(name) }))
    : [...new Set(wanted.map(branchStem))].map((stem) => ({ name: stem, aliases: [], stem }));
  const places = stems.map((branch) => {
    const named = new Set([branch.name, ...branch.aliases].map(comparable));
    const own = wanted.filter(
      (text) => branchStem(text) === branch.stem && !named.has(comparable(text)),
    );
    return { name: branch.name, aliases: [...branch.aliases, ...own] };
  });
  const placed = new Set(places.flatMap(({ name, aliases }) => [name, ...aliases].map(comparable)));
  return {
    branches: places,
    unplaced: wanted.filter((text) => !placed.has(comparable(text))),
  };
}

/** The departments that the texts of department columns name; the branch is told by the name, else it is the whole's own. */
export function proposeDepartments(
  texts: readonly string[],
  branches: readonly ProposedBranch[],
  { own: ownUnit }: Levels,
): readonly ProposedDepartment[] {
  const seen = new Map<string, string>();
  for (const text of texts) {
    const form = comparable(text);
    if (!seen.has(form)) seen.set(form, text);
  }
  return [...seen.values()].map((name) => {
    const form = comparable(name);
    const own = branches.find((branch) =>
      [branch.name, ...branch.aliases].some((one) => form.startsWith(branchStem(one))),
    );
    return { name, branch: own?.name ?? ownUnit.name, isCertain: own !== undefined };
  });
}

/** Reads `安岳,现业=城区=雁江`: branches parted by commas, other names of one behind `=`. */
export function branchesFrom(text: string): readonly ProposedBranch[] {
  return text
    .split(/[,，、;；\s]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', ...aliases] = part.split(/[=＝]/).map((one) => one.trim());
      return { name, aliases: aliases.filter((one) => one !== '') };
    })
    .filter(({ name }) => name !== '');
}
