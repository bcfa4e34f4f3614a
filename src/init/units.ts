import { editDistance } from '../ingest/values/nearest.ts';
import { comparable, isNothing, plain } from '../ingest/values/text.ts';
import type { Pack } from '../pack/types.ts';
import type { DoubtfulUnit, ProposedBranch, ProposedDepartment } from './types.ts';

type Levels = Pack['levels']['levels'];
type Counts = ReadonlyMap<string, number>;

/** Usual endings only: 安岳县区 may be the whole county or a part of its town, and is asked about. */
const ENDINGS = /(?:县|市|区)?(?:电信|移动|联通)?(?:分公司|分局|支局|电信局|局)$/;
/** Words of records that were made to try a system, or that say nothing. */
const NO_UNIT = /测试|试用|样例|示例|^(?:其他|其它|未知|无|不详|空白|待定|TEST.*)$/i;
/** What stands in brackets or behind a dash, and signs. */
const IN_SIGNS = /[([].*[)\]]|[-_*·].*$|[^\p{L}\p{N}]/gu;
/** Fewer records than this share of all, and a text is no branch by itself: it is asked about. */
const RARE = 0.005;
const FEW = 3;

/** The name that a branch's texts share: 安岳 of 安岳县分公司. */
export function branchStem(text: string): string {
  const stem = comparable(text).replace(ENDINGS, '');
  const short = stem.length > 2 ? stem.replace(/(?<![县市区])[县市区]$/, '') : stem;
  return short === '' ? comparable(text) : short;
}

/** Whether a text of a branch column can be a unit at all. */
export function mayBeUnit(text: string): boolean {
  const bare = plain(text);
  return bare !== '' && !isNothing(bare) && !NO_UNIT.test(bare);
}

interface Proposal {
  readonly branches: readonly ProposedBranch[];
  /** Texts that belong to none for certain, the most frequent first. */
  readonly doubtful: readonly DoubtfulUnit[];
}

/**
 * The branches that the texts of branch columns mean. With `given` these are the branches, in their order; otherwise each
 * frequent text with a stem of its own is one, called as it is written most. A rare text that is written almost like a
 * branch is another spelling of it; other rare texts, and those that say nothing, are doubtful.
 */
export function proposeBranches(
  texts: Counts,
  given: readonly ProposedBranch[] | null,
  { own, whole }: Levels,
): Proposal {
  const ofNone = new Set([own, whole].flatMap(({ name, aliases }) => [name, ...aliases]));
  const wanted = [...texts].filter(([text]) => !ofNone.has(text));
  const groups = grouped(wanted.filter(([text]) => mayBeUnit(text)));
  const total = wanted.reduce((sum, [, count]) => sum + count, 0);
  const isRare = (count: number) =>
    groups.size > 1 && count < Math.max(Math.min(FEW, total / 20), total * RARE);
  const stems = given
    ? given.map((one) => ({ ...one, stem: branchStem(one.name) }))
    : [...groups]
        .filter(([, { count }]) => !isRare(count))
        .map(([stem, { name }]) => ({ name, aliases: [], stem }));
  const branches = stems.map(({ name, aliases, stem }) => {
    const known = new Set([name, ...aliases].map(comparable));
    const more = wanted
      .map(([text]) => text)
      .filter((text) => !known.has(comparable(text)) && mayBeUnit(text))
      .filter((text) => meant(text, stem, stems, texts, isRare));
    return { name, aliases: [...aliases, ...more] };
  });
  const placed = new Set(
    branches.flatMap(({ name, aliases }) => [name, ...aliases].map(comparable)),
  );
  const doubtful = wanted
    .filter(([text]) => !placed.has(comparable(text)))
    .map(([text, count]) => ({ text, count }));
  return { branches, doubtful };
}

function grouped(wanted: readonly (readonly [string, number])[]) {
  const groups = new Map<string, { readonly name: string; readonly count: number }>();
  for (const [text, count] of wanted.toSorted(([, a], [, b]) => b - a)) {
    const stem = branchStem(text);
    const known = groups.get(stem);
    groups.set(stem, { name: known?.name ?? text, count: (known?.count ?? 0) + count });
  }
  return groups;
}

/** Whether a text is the branch of this stem: by its own stem, or as a rare spelling of this and no other one. */
function meant(
  text: string,
  stem: string,
  stems: readonly { readonly stem: string }[],
  texts: Counts,
  isRare: (count: number) => boolean,
): boolean {
  const own = branchStem(text);
  if (stems.some((one) => one.stem === own)) return own === stem;
  if (!isRare(texts.get(text) ?? 0)) return false;
  const near = stems.filter((one) => isMisspelt(own, one.stem));
  return near.length === 1 && near[0]?.stem === stem;
}

/** One letter wrong, of two or more, or the same inside signs and remarks. */
function isMisspelt(one: string, other: string): boolean {
  if (other.length > 1 && one.replace(IN_SIGNS, '').replace(ENDINGS, '') === other) return true;
  return Math.min(one.length, other.length) > 1 && editDistance(one, other) === 1;
}

/** By the texts of department columns, how often each stands beside which text of a branch column. */
export type DepartmentCounts = ReadonlyMap<string, Counts>;

/** Records of which almost all name one branch tell whose a department is. */
const MOSTLY = 0.9;

/**
 * The departments that the texts of department columns name. Their branch is the one that stands beside them in almost all
 * records, or that their name begins with; else they are the whole's own.
 */
export function proposeDepartments(
  texts: DepartmentCounts,
  branches: readonly ProposedBranch[],
  { own: ownUnit }: Levels,
): readonly ProposedDepartment[] {
  const forms = new Map<string, { readonly name: string; readonly beside: Map<string, number> }>();
  for (const [text, counts] of texts) {
    if (!mayBeUnit(text)) continue;
    const one = forms.get(comparable(text)) ?? { name: text, beside: new Map() };
    for (const [branch, count] of counts) raise(one.beside, nameOf(branch, branches), count);
    forms.set(comparable(text), one);
  }
  return [...forms.values()].map(({ name, beside }) => {
    const own = usualBranch(beside) ?? named(name, branches);
    return { name, branch: own ?? ownUnit.name, isCertain: own !== null };
  });
}

function nameOf(text: string, branches: readonly ProposedBranch[]): string {
  const form = comparable(text);
  const own = branches.find(({ name, aliases }) =>
    [name, ...aliases].some((one) => comparable(one) === form),
  );
  return own?.name ?? '';
}

function usualBranch(beside: Counts): string | null {
  const total = [...beside.values()].reduce((sum, count) => sum + count, 0);
  const [first] = [...beside].toSorted(([, a], [, b]) => b - a);
  return first && first[0] !== '' && first[1] >= total * MOSTLY ? first[0] : null;
}

function named(department: string, branches: readonly ProposedBranch[]): string | null {
  const form = comparable(department);
  const own = branches.find((branch) =>
    [branch.name, ...branch.aliases].some((one) => form.startsWith(branchStem(one))),
  );
  return own?.name ?? null;
}

/** Adds to what is counted under a key. */
export function raise(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
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
