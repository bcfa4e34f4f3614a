import { describe, expect, it } from 'vitest';
import { catalogue, inWords, type Message, type MessageCode } from './catalogue.ts';
import { libraryWords, stackOf } from './library-words.ts';
import type { Lang } from './message.ts';

const NUMBER = '13300001234';

/** Parameters of which every one that a cell or a library could fill is a telephone number. */
const params: object = new Proxy(
  {},
  {
    ownKeys: () => NAMES,
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    get: (_, name) => (LISTS.has(String(name)) ? [`电话${NUMBER}`] : `电话${NUMBER}`),
  },
);
const LISTS = new Set('bestHas columns datasets known metrics parts wanted'.split(' '));
/** Texts of cells, headers, titles, notes and libraries. */
const NAMES =
  `because bestHas column columns dataset datasets expected family field finding from given glyphs
  header id known list metric metrics more name named nearest number parts phrase reason reference
  said slide state text to used value wanted what zh en`.split(/\s+/);

function wordsOf(told: Message, lang: Lang): string {
  try {
    return inWords(told, lang);
  } catch (error) {
    // It chooses among words of its own by a parameter, and a telephone number is none of the choices.
    if (error instanceof TypeError) return '';
    throw error;
  }
}

describe('a message', () => {
  it.each(Object.keys(catalogue) as MessageCode[])('keeps numbers out of %s', (code) => {
    const told = {
      code,
      params: { ...params, counts: {}, at: null, patterns: [] },
    } as unknown as Message;
    for (const lang of ['zh-CN', 'en'] as const) expect(wordsOf(told, lang)).not.toContain(NUMBER);
  });

  it('keeps places as they are, for people must find them', () => {
    const file = `inputs/2009-07/${NUMBER}.csv`;
    const told: Message = { code: 'ingest.unclaimed_file', params: { file } };
    expect(inWords(told, 'zh-CN')).toContain(file);
  });
});

describe("a library's error", () => {
  it.each([
    [
      `Conversion Error: Could not convert string '王小明 ${NUMBER}' to INT32`,
      "Conversion Error: Could not convert string '…' to INT32",
    ],
    [
      `Conversion Error: string 'it's 王小明' is wrong\nLINE 1: ${NUMBER}`,
      "Conversion Error: string '…' is wrong",
    ],
    [
      `Invalid Input: line ${NUMBER},王 has 3 cells`,
      'Invalid Input: line 133****1234,王 has 3 cells',
    ],
    [
      "Type INT64 can't be cast because the value isn't",
      "Type INT64 can't be cast because the value isn't",
    ],
    [
      'Binder Error: Referenced column "colour" not found',
      'Binder Error: Referenced column "colour" not found',
    ],
  ])('is told without what it quotes: %s', (said, told) => {
    expect(libraryWords(new Error(said))).toBe(told);
  });

  it.each([
    ['root:x:0:0:root', /root/],
    ['{"name": "王小明", x}', /王/],
    ['["王小明"', /王/],
  ])('is told without the text that a parser of JSON quotes: %s', (text, quoted) => {
    let said = '';
    try {
      JSON.parse(text);
    } catch (error) {
      said = libraryWords(error);
    }
    expect(said).not.toBe('');
    expect(said).not.toMatch(quoted);
  });

  it('has a stack that tells no more', () => {
    const stack = stackOf(new Error(`value '王小明' of ${NUMBER}\nLINE 1: 王小明`));
    expect(stack).toMatch(/^Error: value '…' of 133\*{4}1234\n +at /);
    expect(stackOf('no error')).toBeNull();
  });

  it('is one line of limited length', () => {
    expect(libraryWords(`a\u0000b${'x'.repeat(500)}`)).toMatch(/^a bx{196}…$/);
  });
});
