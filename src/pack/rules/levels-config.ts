import { z } from 'zod';
import type { Report } from '../declare/problems.ts';
import { repeated } from '../declare/repeated.ts';
import { name as id, texts } from '../declare/schema-parts.ts';

/** Whom a limit judges; `business` is a slice of the whole by service, brand … that the limit does not name. */
export const LEVELS = ['whole', 'branch', 'department', 'business'] as const;
export type Level = (typeof LEVELS)[number];

/** What people call something, and what else they write for it. */
export interface Called {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Somebody who sets limits; results and history know them by id. */
export interface Setter extends Called {
  readonly id: string;
}

/** Who sets limits and whom they judge, out of `levels.yaml`. */
export interface LevelsConfig {
  /** The most senior first. */
  readonly setters: readonly Setter[];
  /** What each level is called; `own` are the units that belong to no branch but to the whole itself. */
  readonly levels: Readonly<Record<Level | 'own', Called>>;
}

/** A name goes into sentences as it is. */
const called = z
  .string()
  .trim()
  .min(1)
  .refine((text) => !/[{}\p{Cc}]/u.test(text), '不能含花括号和控制字符 | no braces or controls');
const level = (usual: string, aliases: readonly string[]) =>
  z
    .strictObject({ name: called.default(usual), aliases: texts.default([...aliases]) })
    .prefault({});

const setter = z.strictObject({ id, name: called, aliases: texts.default([]) });

/** What a pack calls them that does not say: neutral words, and those of the first pack as other names. */
const USUAL_SETTERS = [
  { id: 'superior', name: '上级', aliases: ['province', '省'] },
  { id: 'own', name: '本级', aliases: ['city', '市'] },
];

const given = z.strictObject({
  setters: z.array(setter).min(1).default(USUAL_SETTERS),
  levels: z
    .strictObject({
      whole: level('全部', ['city', '全市']),
      branch: level('单位', ['分公司']),
      department: level('部门', []),
      business: level('业务', []),
      own: level('本部', ['市本部']),
    })
    .prefault({}),
});

/** `levels.yaml`; everything in it has a default. */
export const levelsSchema = given.nullable().transform((written) => written ?? given.parse({}));

/** What holds where a pack has no `levels.yaml`. */
export function defaultLevels(): LevelsConfig {
  return given.parse({});
}

/** Reports names by which more than one setter, or more than one level, is meant. */
export function checkLevels({ setters, levels }: LevelsConfig, report: Report): void {
  const words = setters.map((one) => wordsFor(one.id, one));
  for (const index of repeated(setters.map((one) => one.id)))
    report(['setters', index, 'id'], '编号重复', 'id used twice');
  reportShared(words, (index) => ['setters', index], report);
  const judged = LEVELS.map((one) => wordsFor(one, levels[one]));
  reportShared(judged, (index) => ['levels', LEVELS[index] ?? ''], report);
  // `missed_branch` is the weight of a limit that a branch misses, whoever set it.
  for (const [index, one] of setters.entries())
    if (one.id === 'branch')
      report(
        ['setters', index, 'id'],
        '这个编号另有用处，请换一个',
        'this id is taken; use another',
      );
}

function reportShared(
  words: readonly (readonly string[])[],
  place: (index: number) => readonly PropertyKey[],
  report: Report,
): void {
  for (const [index, own] of words.entries()) {
    const shared = own.find((word) => words.slice(0, index).some((one) => one.includes(word)));
    if (shared !== undefined)
      report(place(index), `「${shared}」已指另一个`, `"${shared}" means another one already`);
  }
}

function wordsFor(known: string, { name, aliases }: Called): readonly string[] {
  return [...new Set([known, name, ...aliases])];
}

/** The id of the setter that a word means, or null. */
export function setterNamed(word: string, setters: readonly Setter[]): string | null {
  return setters.find((one) => wordsFor(one.id, one).includes(word))?.id ?? null;
}

/** The level that a word means, or null. */
export function levelNamed(word: string, levels: LevelsConfig['levels']): Level | null {
  return LEVELS.find((one) => wordsFor(one, levels[one]).includes(word)) ?? null;
}

/** The names as phrases: `word.setter.<id>` for facts, `level.<level>` for every sentence. */
export function levelPhrases({ setters, levels }: LevelsConfig): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...setters.map((one) => [`word.setter.${one.id}`, one.name]),
    ...Object.entries(levels).map(([one, { name }]) => [`level.${one}`, name]),
  ]);
}
