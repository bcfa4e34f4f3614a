import { fault } from '../messages/fault.ts';
import type { Pack } from '../pack/types.ts';
import { type Ask, proposeAliases } from './aliases.ts';
import { branchTextsOf, departmentTextsOf } from './seen-units.ts';
import { type GivenConstant, setColumns } from './set-columns.ts';
import type { DoubtfulUnit, ProposedBranch, Seen, Setup } from './types.ts';
import {
  branchesFrom,
  branchStem,
  mayBeUnit,
  proposeBranches,
  proposeDepartments,
} from './units.ts';
import type { InitWords } from './words.ts';

/** What the command line gives of a new workspace. */
export interface InitAnswers {
  readonly organization?: string | undefined;
  readonly department?: string | undefined;
  readonly branches?: string | undefined;
  /** The report's template by its id. */
  readonly pack?: string | undefined;
  /** Takes what the examples show, and what is usual, without asking. */
  readonly yes?: boolean | undefined;
  /** Columns that exports lack, and the text of all their records. */
  readonly constants?: readonly GivenConstant[] | undefined;
}

/**
 * Puts together what a configuration is written from: flags, what the examples show, and answers. `ask` is null where
 * nobody can be asked. Faults of kind usage: what is missing then, by its flags.
 */
export async function gatherSetup(
  pack: Pack,
  seen: Seen,
  given: InitAnswers,
  ask: Ask | null,
  words: InitWords,
): Promise<Setup> {
  const asking = given.yes ? null : ask;
  const { levels } = pack.levels;
  const unit = levels.branch.name;
  const texts = branchTextsOf(seen.exports);
  const found = proposeBranches(texts, null, levels).branches.map(({ name }) => name);
  if (asking === null) refuseMissing(given, found);
  const organization = given.organization ?? (await asked(asking, words.ask.organization, ''));
  const usual = given.yes ? pack.department : '';
  const department =
    given.department ??
    (asking === null
      ? usual
      : await asked(asking, words.ask.department(pack.department), pack.department));
  const wanted = branchesFrom(given.branches ?? (await branchesAsked(asking, found, unit, words)));
  if (wanted.length === 0) throw fault('init.no_branches', { unit });
  const placed = proposeBranches(texts, wanted, levels);
  const branches = await placeRest(placed, texts, asking, (text, count) =>
    words.ask.place(text, count, unit),
  );
  refuseRepeated(branches, unit);
  const names = branches.flatMap(({ name, aliases }) => [name, ...aliases]);
  return {
    pack: pack.id,
    levels: pack.levels,
    example: exampleIn(pack),
    organization,
    department,
    branches,
    doubtful: placed.doubtful.filter(({ text }) => !names.includes(text)),
    departments: proposeDepartments(departmentTextsOf(seen.exports), branches, levels),
    aliases: await proposeAliases(seen.exports, asking, words),
    set: await setColumns(seen.exports, given.constants ?? [], asking, words),
    datasets: pack.datasets,
    exports: seen.exports,
    main: mainDataset(pack, seen),
  };
}

function refuseMissing(given: InitAnswers, found: readonly string[]): void {
  const flags = [
    ...(given.organization === undefined ? ['--organization'] : []),
    ...(given.department === undefined && !given.yes ? ['--department'] : []),
    ...(given.branches === undefined && !(given.yes && found.length > 0) ? ['--branches'] : []),
  ];
  if (flags.length > 0) throw fault('init.flags_missing', { flags });
}

/** Asks until there is an answer; without anybody to ask the flags were there. */
async function asked(ask: Ask | null, question: string, usual: string): Promise<string> {
  if (ask === null) return usual;
  for (;;) {
    const answer = (await ask(question)).trim() || usual;
    if (answer !== '') return answer;
  }
}

async function branchesAsked(
  ask: Ask | null,
  found: readonly string[],
  unit: string,
  words: InitWords,
): Promise<string> {
  const usual = found.join(',');
  return asked(ask, words.ask.branches(unit, usual), usual);
}

/** Texts that belong to no branch are other names of one, or of none: 城区. */
async function placeRest(
  {
    branches,
    doubtful,
  }: { readonly branches: readonly ProposedBranch[]; readonly doubtful: readonly DoubtfulUnit[] },
  texts: ReadonlyMap<string, number>,
  ask: Ask | null,
  question: (text: string, count: number) => string,
): Promise<readonly ProposedBranch[]> {
  const more = new Map<string, string[]>();
  for (const { text } of ask === null ? [] : doubtful.filter((one) => mayBeUnit(one.text))) {
    const answer = (await ask?.(question(text, texts.get(text) ?? 0))) ?? '';
    const own = branches.find(({ name }) => branchStem(name) === branchStem(answer));
    if (answer.trim() !== '' && own) more.set(own.name, [...(more.get(own.name) ?? []), text]);
  }
  return branches.map(({ name, aliases }) => ({
    name,
    aliases: [...aliases, ...(more.get(name) ?? [])],
  }));
}

function refuseRepeated(branches: readonly ProposedBranch[], unit: string): void {
  const seen = new Set<string>();
  for (const name of branches.flatMap((one) => [one.name, ...one.aliases])) {
    if (seen.has(name)) throw fault('init.repeated_branch', { unit, name });
    seen.add(name);
  }
}

/** The first rate of the pack, in percent if there is one: what limits are usually set for. */
function exampleIn({ metrics }: Pack): Setup['example'] {
  const rates = metrics.filter(({ shape }) => shape === 'rate');
  return rates.find(({ unit }) => unit === 'percent') ?? rates[0] ?? metrics[0] ?? null;
}

/** The dataset on which most metrics stand, of those that there are examples of. */
function mainDataset({ metrics, datasets }: Pack, { exports }: Seen): string {
  const there = new Set(exports.map(({ reading }) => reading.dataset));
  const used = (id: string): number => metrics.filter(({ scope }) => scope.dataset === id).length;
  const [first] = (there.size > 0 ? [...there] : datasets).toSorted(
    (a, b) => used(b.id) - used(a.id),
  );
  return first?.id ?? '';
}
