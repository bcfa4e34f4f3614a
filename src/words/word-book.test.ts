import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { BASE } from '../pack/test-support.ts';
import { phraseBook } from '../phrases/phrase-book.ts';
import { ziyangWords } from '../phrases/test-support.ts';
import { wordsIn } from '../phrases/words-of.ts';
import { type Fact, factOf, inWords, said, type WordBook, words } from './word-book.ts';

const SOURCES = join(import.meta.dirname, '..');
const OWN = new Set(Object.keys(words).map((id) => id.split('.')[0] ?? ''));

/** Every source file but tests and the tables themselves. */
function sources(): readonly string[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|test-support|^words\//.test(path))
    .map((path) => readFileSync(join(SOURCES, path), 'utf8'));
}

const base: Readonly<Record<string, string>> = parse(
  readFileSync(join(BASE, 'phrases.yaml'), 'utf8'),
).phrases;

it('has no phrase that nobody asks for, by its name or by its beginning and a variable', () => {
  const all = sources().join('\n');
  const isAsked = (id: string): boolean =>
    id.startsWith('period.') || // asked for by the kind of period, in `workspace/period-names.ts`
    all.includes(`'${id}'`) ||
    all.includes(`\`${id.slice(0, id.lastIndexOf('.'))}.\${`);
  expect(Object.keys(words).filter((id) => !isAsked(id))).toEqual([]);
});

it('is all of the base’s phrases of these kinds', () => {
  const shared = new Set(['word']);
  const own = Object.keys(base).filter((id) => {
    const kind = id.split('.')[0] ?? '';
    return OWN.has(kind) && !shared.has(kind);
  });
  // One with `@` stands in place of another in reports of other periods.
  expect(own.filter((id) => !((id.split('@')[0] ?? '') in words))).toEqual([]);
  expect(Object.keys(words).filter((id) => !(id in base))).toEqual([]);
});

it('gives every phrase of the base the facts that it names, and none that it does not', () => {
  const say = phraseBook(base);
  for (const [id, names] of Object.entries(words)) {
    const facts = Object.fromEntries(names.map((name): [string, Fact] => [name, `<${name}>`]));
    expect(() => say(id, facts), id).not.toThrow();
    for (const name of names) expect(base[id], id).toMatch(new RegExp(`\\{\\{[^}]*\\b${name}\\b`));
  }
});

it('does not compile a misspelt phrase, a fact too few or one too many', () => {
  const book: WordBook = ziyangWords();
  expect(book('workbook.contents')).toBe('目录');
  // @ts-expect-error: there is no such phrase
  expect(() => book('workbook.contenst')).toThrow(/no phrase/);
  // @ts-expect-error: the department is missing
  expect(() => book('workbook.contents.department', {})).toThrow(/department/);
  // @ts-expect-error: it takes no fact
  expect(book('workbook.contents', { department: 'x' })).toBe('目录');
});

it('puts into words what was named before, in words of another language too', () => {
  const missing = said('reason.columns_missing', { columns: { list: ['甲', '乙'] } });
  const nested = said('reason.of_members', { members: '东院', reason: factOf(missing) });
  expect(inWords(nested, ziyangWords())).toBe('东院：缺少列：甲、乙');
  const english = wordsIn({
    'mark.list': ', ',
    'reason.columns_missing': 'without {{columns}}',
    'reason.of_members': '{{members}} ({{reason}})',
  });
  expect(inWords(nested, english)).toBe('东院 (without 甲, 乙)');
});
