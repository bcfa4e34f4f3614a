import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { Organization } from '../workspace/types.ts';

/** The levels whose members can have a report of their own. */
export const MEMBER_LEVELS = ['branch', 'department'] as const;
export type MemberLevel = (typeof MEMBER_LEVELS)[number];

/** One member of the organisation, which a report is made for. */
export interface Focus {
  readonly level: MemberLevel;
  readonly name: string;
  /** All names by which texts and exports call it and the units below it. */
  readonly words: readonly string[];
  /** The same of all others. */
  readonly otherWords: readonly string[];
  /** Its departments, where it is a branch; itself, where it is one. */
  readonly departments: readonly string[];
  /** Itself, where it is a branch, or the branch that it belongs to; null where it belongs to none. */
  readonly branch: string | null;
}

interface Unit {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** The members of a level in the order of tables. */
export function focusesOf(level: MemberLevel, organization: Organization): readonly Focus[] {
  const units: readonly Unit[] =
    level === 'branch' ? organization.branches : organization.departments;
  return units.map((unit): Focus => {
    const below =
      level === 'branch'
        ? organization.departments.filter(({ branch }) => branch === unit.name)
        : [unit];
    const own = [unit, ...below];
    const words = wordsOf(own);
    return {
      level,
      name: unit.name,
      words,
      otherWords: wordsOf([...organization.branches, ...organization.departments]).filter(
        (word) => !words.includes(word) && !isAbove(word, unit, level, organization),
      ),
      departments: below.map(({ name }) => name),
      branch: level === 'branch' ? unit.name : branchOf(unit.name, organization),
    };
  });
}

/** The branch that a department belongs to. */
function branchOf(department: string, { departments }: Organization): string | null {
  return departments.find(({ name }) => name === department)?.branch ?? null;
}

/** Whether a word names the branch that a department belongs to. */
function isAbove(word: string, unit: Unit, level: MemberLevel, organization: Organization) {
  if (level === 'branch') return false;
  const of = branchOf(unit.name, organization);
  const branch = organization.branches.find(({ name }) => name === of);
  return branch !== undefined && wordsOf([branch]).includes(word);
}

function wordsOf(units: readonly Unit[]): readonly string[] {
  return [...new Set(units.flatMap(({ name, aliases }) => [name, ...aliases]))];
}

/**
 * Whether a text names another member: any of its names, where that is not part of an own one
 * (简阳 in 简阳合作商 is its own).
 */
export function namesOther(text: string, { words, otherWords }: Focus): boolean {
  const rest = longestFirst(words).reduce((left, word) => left.replaceAll(word, '\n'), text);
  return otherWords.some((word) => rest.includes(word));
}

/** Whether a text names the member. */
export function namesOwn(text: string, { words, otherWords }: Focus): boolean {
  const others = otherWords.filter((word) => words.some((own) => word.includes(own)));
  const rest = longestFirst(others).reduce((left, word) => left.replaceAll(word, '\n'), text);
  return words.some((word) => rest.includes(word));
}

function longestFirst(words: readonly string[]): readonly string[] {
  return words.toSorted((a, b) => b.length - a.length);
}

/** The column of a dataset that says which member of the level a record is of; null where none does. */
export function memberColumn(dataset: DatasetSpec, level: MemberLevel): string | null {
  return dataset.columns.find(({ type }) => type === level)?.name ?? null;
}

/** Which column says that a record is the member's own, and its values there; null where no column tells. */
export function ownValues(
  dataset: DatasetSpec,
  { level, name, departments }: Focus,
): { readonly column: string; readonly values: readonly string[] } | null {
  const column = memberColumn(dataset, level);
  if (column !== null) return { column, values: [name] };
  const lower = memberColumn(dataset, 'department');
  return lower === null || departments.length === 0 ? null : { column: lower, values: departments };
}
