import Handlebars from 'handlebars';
import { fault } from '../messages/fault.ts';
import type { Fact } from '../words/word-book.ts';
import { plainPhrase } from './plain-phrase.ts';

/**
 * The pack's phrases, compiled: a rule's name and its facts in, a sentence out.
 * A fact that is a word names another phrase: `{ word: 'better' }` is `word.better`, so that rules stay free of language.
 * Every phrase may name the pack's levels besides: `{{level.whole}}` is what `level.whole` says.
 */
export type PhraseBook = (name: string, facts: Readonly<Record<string, Fact>>) => string;

/** A phrase says its own facts only, never what every object has (`constructor`, `__proto__`). */
const NO_PROTOTYPES = {
  allowProtoPropertiesByDefault: false,
  allowProtoMethodsByDefault: false,
} as const;

/** Books by the phrases that they are of: all runs of one pack share one. */
const books = new WeakMap<object, PhraseBook>();

/**
 * Compiles the pack's phrases with a closed list of helpers (`if`, `unless`).
 * A phrase that does not exist or asks for a fact that is not given is an error, never an empty space.
 * Throws a Fault of kind `usage` for a phrase that is no Handlebars text, and later for one that does not fit its facts.
 */
export function phraseBook(phrases: Readonly<Record<string, string>>): PhraseBook {
  const book = books.get(phrases) ?? compiledBook(phrases);
  books.set(phrases, book);
  return book;
}

function compiledBook(phrases: Readonly<Record<string, string>>): PhraseBook {
  const engine = Handlebars.create();
  const compiled = new Map(
    Object.entries(phrases).map(([name, text]) => [name, compiledPhrase(engine, name, text)]),
  );
  const level = levelsIn(phrases);
  const wordsOf = (fact: Fact): string => {
    if (typeof fact === 'string') return fact;
    if ('word' in fact) return say(`word.${fact.word}`, {});
    if ('list' in fact) return joined(fact.list, 'mark.list');
    return joined(
      fact.of.map((facts) => say(fact.each, facts)),
      'mark.comma',
    );
  };
  const joined = (texts: readonly string[], mark: 'mark.list' | 'mark.comma'): string =>
    texts.length < 2 ? (texts[0] ?? '') : texts.join(say(mark, {}));
  const say: PhraseBook = (name, facts) => {
    const phrase = compiled.get(name);
    if (!phrase) throw new RangeError(`the pack has no phrase "${name}"`);
    const words = Object.entries(facts).map(([name, fact]) => [name, wordsOf(fact)]);
    try {
      return phrase({ level, ...Object.fromEntries(words) }, NO_PROTOTYPES);
    } catch (cause) {
      throw fault('pack.unfit_phrase', { name, reason: reasonOf(cause) }, { cause });
    }
  };
  return say;
}

type Phrase = (facts: Readonly<Record<string, unknown>>, options: typeof NO_PROTOTYPES) => string;

function compiledPhrase(engine: typeof Handlebars, name: string, text: string): Phrase {
  // A third of the phrases asks for no fact.
  if (!text.includes('{{')) return () => text;
  const plain = plainPhrase(text);
  if (plain === null) return wholePhrase(engine, name, text);
  let whole: Phrase | null = null;
  return (facts, options) => {
    const said = plain(facts);
    if (said !== null) return said;
    whole ??= wholePhrase(engine, name, text);
    return whole(facts, options);
  };
}

/** A phrase in all of the language, which tells what is wrong in its own words. */
function wholePhrase(engine: typeof Handlebars, name: string, text: string): Phrase {
  return engine.compile(parsed(name, text), {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { if: true, unless: true, each: false, with: false, lookup: false, log: false },
  });
}

/** What the levels of the organisation are called: the phrases `level.<level>`. */
function levelsIn(phrases: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(phrases)
      .filter(([name]) => name.startsWith('level.'))
      .map(([name, text]) => [name.slice('level.'.length), text]),
  );
}

/** Parses at once: compiling is lazy, and a mistake would show only when the phrase is first said. */
function parsed(name: string, text: string): hbs.AST.Program {
  try {
    return Handlebars.parse(text);
  } catch (cause) {
    throw fault('pack.bad_phrase', { name, reason: reasonOf(cause) }, { cause });
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message.replaceAll('\n', ' ') : String(cause);
}
