import { headerForm, looseForm } from '../../ingest/values/header-form.ts';
import type { ColumnSpec } from '../../pack/dataset/types.ts';
import { type FitContext, fitOf } from './fits.ts';
import type { Profile } from './profile.ts';

/** A header that no column knows, and the column that it most likely is. */
export interface LikelyColumn {
  readonly at: number;
  readonly header: string;
  readonly column: ColumnSpec;
  /** 0 to 1. */
  readonly score: number;
  /** `sure`: to be taken; `likely`: to be asked, or taken where nothing goes without it. */
  readonly certainty: 'sure' | 'likely';
  /** It asks the opposite of a flag; null where that is open. */
  readonly inverse: boolean | null;
  /** Why it may mean something else, for people. */
  readonly because: string | null;
}

const SURE = 0.8;
const LIKELY = 0.45;
/** Less than this of a column's cells are of the kind, and it is another column. */
const LEAST_FIT = 0.6;
/** So many of the cells are branches that other exports name, or members of the column's list. */
const SURELY_MEMBERS = 0.8;

/** The column of each header that is most likely one of these, best first; each header and each column once. */
export function likelyColumns(
  profiles: readonly Profile[],
  columns: readonly ColumnSpec[],
  context: FitContext,
): readonly LikelyColumn[] {
  const pairs = profiles
    .flatMap((profile) => columns.flatMap((column) => pairOf(profile, column, context) ?? []))
    .toSorted((a, b) => b.score - a.score);
  const headers = new Set<number>();
  const taken = new Set<string>();
  return pairs.filter(({ at, column }) => {
    if (headers.has(at) || taken.has(column.name)) return false;
    headers.add(at);
    taken.add(column.name);
    return true;
  });
}

/** Headers of when something should happen, which is never when it did. */
const NOT_ACTUAL = /要求|应(?!急)|计划|预计|预约|承诺|规定|截止|最迟|到期|时限|目标/;

function pairOf(profile: Profile, column: ColumnSpec, context: FitContext): LikelyColumn | null {
  if (isDueOnly(profile.header, column)) return null;
  const named = nameScore(profile.header, column);
  const isList = column.type === 'enum' && column.values.length > 1;
  const isUnit = column.type === 'branch' || column.type === 'department';
  if (named.score < 0.3 && !isUnit && !isList) return null;
  const fits = fitOf(profile, column, context);
  if (fits !== null && fits < LEAST_FIT) return null;
  const byName = named.score * (fits === null ? 0.5 : 0.3 + 0.7 * fits);
  const byValues = fits !== null && fits >= SURELY_MEMBERS ? valuesScore(column, profile) : 0;
  const score = Math.max(byName, byValues);
  if (score < LIKELY) return null;
  const { at, header } = profile;
  const { inverse, because } = named;
  const isSure = score >= SURE && because === null && inverse !== null;
  return { at, header, column, score, certainty: isSure ? 'sure' : 'likely', inverse, because };
}

/** Words that turn a question round. */
const TURNS = /[不未非无否]|超时|逾期|及时|延误/;

/** What cells prove by themselves: branches by their names, a list by at least two of its members. */
function valuesScore({ type, values }: ColumnSpec, { counts }: Profile): number {
  if (type === 'branch') return 0.7;
  return type === 'enum' && values.length > 1 && counts.size > 1 ? 0.5 : 0;
}

interface Named {
  readonly score: number;
  readonly inverse: boolean | null;
  readonly because: string | null;
}

/** How much a header is called like a column, and what the pack says of it. */
function nameScore(given: string, column: ColumnSpec): Named {
  const form = lastPart(looseForm(given));
  const isFlag = column.type === 'flag';
  const asked = column.ask.find(({ header }) => headerForm(header) === form);
  if (asked) return { score: 0.7, inverse: asked.inverse, because: asked.because };
  const word = inOneWord(form);
  const likely = (column.likely ?? []).some((one) => inOneWord(headerForm(one)) === word);
  if (likely) return { score: 0.95, inverse: false, because: null };
  const names = [column.header, ...column.aliases, ...(column.likely ?? [])].map((one) =>
    inOneWord(looseForm(one)),
  );
  const [own = ''] = names;
  // What holds the column's own name is it before what holds another name of it.
  const bonus = word.includes(own) ? 0.02 : 0;
  const score = Math.max(...names.map((name) => likeness(word, name))) + bonus;
  // Letters alike are no proof of what a flag asks (是否超时, 是否及时); the whole question and a remark are.
  const asksSame =
    !isFlag ||
    names.some(
      (name) => name.length > 1 && word.includes(name) && !TURNS.test(word.replace(name, '')),
    );
  return { score, inverse: asksSame ? false : null, because: null };
}

/** A header that says when something is due, for a date-time column that does not. */
function isDueOnly(
  header: string,
  { type, header: own, aliases, likely = [] }: ColumnSpec,
): boolean {
  const names = [own, ...aliases, ...likely];
  return (
    type === 'datetime' && NOT_ACTUAL.test(header) && !names.some((one) => NOT_ACTUAL.test(one))
  );
}

/** One word for those that headers use alike. */
function inOneWord(form: string): string {
  return form
    .replace(/编码|代码|编号ID|ID$/g, '编号')
    .replace(/订单/g, '定单')
    .replace(/日期/g, '时间');
}

/** `时间/回单时间` is called what it ends in. */
function lastPart(form: string): string {
  return form.slice(form.lastIndexOf('/') + 1);
}

/** 0 to 0.85: one inside the other, or letters in common. */
function likeness(one: string, other: string): number {
  const [short = '', long = ''] = [one, other].toSorted((a, b) => a.length - b.length);
  if (short === long) return 0.85;
  if (short.length > 1 && long.includes(short)) return 0.5 + (0.3 * short.length) / long.length;
  const shared = [...new Set(short)].filter((letter) => long.includes(letter)).length;
  return (0.5 * shared) / long.length;
}
