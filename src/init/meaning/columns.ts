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
/** Cells that are the branches that other exports name. */
const SURELY_BRANCHES = 0.8;

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

function pairOf(profile: Profile, column: ColumnSpec, context: FitContext): LikelyColumn | null {
  const named = nameScore(profile.header, column);
  const isUnit = column.type === 'branch' || column.type === 'department';
  if (named.score < 0.3 && !isUnit) return null;
  const fits = fitOf(profile, column, context);
  if (fits !== null && fits < LEAST_FIT) return null;
  const byName = named.score * (fits === null ? 0.5 : 0.3 + 0.7 * fits);
  const byValues = column.type === 'branch' && fits !== null && fits >= SURELY_BRANCHES ? 0.7 : 0;
  const score = Math.max(byName, byValues);
  if (score < LIKELY) return null;
  const { at, header } = profile;
  const { inverse, because } = named;
  const isSure = score >= SURE && because === null && inverse !== null;
  return { at, header, column, score, certainty: isSure ? 'sure' : 'likely', inverse, because };
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
  const likely = (column.likely ?? []).some((one) => headerForm(one) === form);
  if (likely) return { score: 0.95, inverse: false, because: null };
  const names = [column.header, ...column.aliases, ...(column.likely ?? [])].map(looseForm);
  const score = Math.max(...names.map((name) => likeness(form, name)));
  // Letters alike are no proof of what a flag asks: 是否超时, 是否及时.
  return { score, inverse: isFlag ? null : false, because: null };
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
