import { formulaWords } from './formula-words.ts';
import { listWords } from './list-words.ts';
import { pageWords } from './page-words.ts';
import { periodWords } from './period-words.ts';
import { commonWords, reasonWords } from './reason-words.ts';
import { ruleWords } from './rule-words.ts';
import { slideWords } from './slide-words.ts';
import { workbookWords } from './workbook-words.ts';

/**
 * What a phrase takes: a text as it is, a word of the pack such as `{ word: 'better' }`, texts to be enumerated, or
 * entries of which each is said by a phrase of its own.
 */
export type Fact =
  | string
  | { readonly word: string }
  | { readonly list: readonly string[] }
  | { readonly each: string; readonly of: readonly Readonly<Record<string, Fact>>[] };

const WORDS = {
  ...workbookWords,
  ...slideWords,
  ...pageWords,
  ...periodWords,
  ...listWords,
  ...formulaWords,
  ...reasonWords,
  ...commonWords,
  ...ruleWords,
} as const;

type Words = typeof WORDS;

/** The phrases that code asks for by name, so that a misspelt one does not compile. */
export type WordId = keyof Words;

/** Those that say the same whatever the month holds. */
export type PlainWord = {
  [Id in WordId]: Words[Id] extends readonly [] ? Id : never;
}[WordId];

/** The facts that a phrase takes, each of them. */
export type FactsOf<Id extends WordId> = Readonly<Record<Words[Id][number], Fact>>;

type Given<Id extends WordId> = Words[Id] extends readonly [] ? [] : [facts: FactsOf<Id>];

/** The words of a pack, for those who may not see the pack: the name of a phrase and its facts in, text out. */
export type WordBook = <Id extends WordId>(id: Id, ...facts: Given<Id>) => string;

/** A phrase with its facts, not yet put into words. */
export interface Said {
  readonly id: WordId;
  readonly facts: Readonly<Record<string, Fact>>;
}

/** Every phrase with the facts that it takes; a pack must have them all. */
export const words: Readonly<Record<WordId, readonly string[]>> = WORDS;

/** A word as a pack's phrases have it, for what is read before they are compiled; empty where it is missing. */
export function plainWord(phrases: Readonly<Record<string, string>>, id: PlainWord): string {
  return phrases[id] ?? '';
}

/** Names a phrase with its facts, for somebody else to put into words. */
export function said<Id extends WordId>(id: Id, ...[facts]: Given<Id>): Said {
  return { id, facts: facts ?? {} };
}

/** The same as a fact of another phrase. */
export function factOf({ id, facts }: Said): Fact {
  return { each: id, of: [facts] };
}

/** Puts into words what {@link said} named. */
export function inWords({ id, facts }: Said, book: WordBook): string {
  // Made by `said`, which checked the facts against the phrase.
  return (book as (id: WordId, facts: Said['facts']) => string)(id, facts);
}
