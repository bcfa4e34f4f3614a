import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkYaml, fieldName, parseYaml } from './read.ts';

const schema = z.strictObject({
  name: z.string(),
  size: z.int().min(2).default(2),
  code: z
    .string()
    .regex(/^[a-z]+$/, '应为小写字母 | lower-case letters')
    .default('a'),
  unit: z.strictObject({ level: z.enum(['city', 'branch']) }).optional(),
  judges: z
    .union([z.enum(['city', 'branch']), z.array(z.enum(['city', 'branch'])).min(1)])
    .default('city'),
});

function problems(text: string) {
  const found = checkYaml(parseYaml(text, 'a.yaml'), schema).problems;
  return found.map(({ line, field, zh, en }) => ({ line, field, zh, en }));
}

describe('checking a YAML file', () => {
  it('gives the value with its defaults', () => {
    const { value } = checkYaml(parseYaml('name: x', 'a.yaml'), schema);
    expect(value).toEqual({ name: 'x', size: 2, code: 'a', judges: 'city' });
  });

  it('finds every problem at once, each with its line and field', () => {
    const found = problems('size: 1\nunit:\n  level: town\n  colour: red\n  shape: round\n');
    expect(found.map(({ line, field }) => [field, line]).toSorted()).toEqual([
      ['name', 1],
      ['size', 1],
      ['unit.colour', 4],
      ['unit.level', 3],
      ['unit.shape', 5],
    ]);
  });

  it('tells a missing field and an unknown one in both languages', () => {
    expect(problems('nmae: x')).toEqual([
      { line: 1, field: 'name', zh: '缺少这个字段', en: 'this field is missing' },
      {
        line: 1,
        field: 'nmae',
        zh: '不认识这个字段，请检查拼写或删去',
        en: 'unknown field; check its spelling or remove it',
      },
    ]);
  });

  it('tells a file that is not there, and a list that is empty', () => {
    expect(problems('')).toEqual([
      {
        line: 1,
        field: '',
        zh: '没有这个文件，或者它是空的',
        en: 'this file is not there, or is empty',
      },
    ]);
    const list = z.strictObject({ needs: z.array(z.string()).min(1) });
    expect(checkYaml(parseYaml('needs: []', 'a.yaml'), list).problems).toMatchObject([
      { field: 'needs', zh: '至少要写 1 项', en: 'give at least 1' },
    ]);
  });

  it('says what a schema says of its own rule, in the language asked for', () => {
    expect(problems('name: x\ncode: A1')).toEqual([
      { line: 2, field: 'code', zh: '应为小写字母', en: 'lower-case letters' },
    ]);
  });

  it('names every kind that there is where one is none, or missing', () => {
    const blocks = z.strictObject({
      blocks: z.array(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('note') }),
          z.strictObject({ kind: z.enum(['table', 'board']) }),
        ]),
      ),
    });
    const found = checkYaml(parseYaml('blocks:\n  - kind: tabel\n  - {}\n', 'a.yaml'), blocks);
    expect(found.problems).toMatchObject([
      {
        line: 2,
        field: 'blocks[1].kind',
        zh: '没有「tabel」这一种；可用：note、table、board',
        en: 'there is no "tabel"; known: note, table, board',
      },
      { field: 'blocks[2].kind', zh: '缺少这个字段；可用：note、table、board' },
    ]);
  });

  it('means the alternative that fits the shape of what was written', () => {
    const [one] = problems('name: x\njudges: town');
    expect(one).toMatchObject({ line: 2, field: 'judges' });
    expect(one?.en).toContain('"city"|"branch"');
    const [inList] = problems('name: x\njudges:\n  - city\n  - town');
    expect(inList).toMatchObject({ line: 4, field: 'judges[2]' });
  });

  it('gives syntax errors and repeated keys with their lines', () => {
    expect(problems('name: x\nname: y')).toMatchObject([{ line: 2, field: '' }]);
    expect(problems('name: [x')[0]?.zh).toMatch(/^YAML 格式有误/);
  });

  it('says of a line once what is wrong with it, however often it is', () => {
    const told = problems('names:\n  - { name: 甲/乙?*[东], at: 1, of: 2, by: 3 ] }\nb: 1');
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told.map(({ line, zh }) => `${line} ${zh}`)).size).toBe(told.length);
  });

  it.each([
    ['name: x\nname: y', '两次「name」'],
    ['name: {a: 1, a: 2}', '两次「a」'],
    ['name:\n\t- x', '制表符'],
    ['name: "x', '缺少符号'],
    ['name: a: b', '一行里写了两层'],
    ['name: @x', '特殊符号开头'],
    ['name: "\\q"', '反斜杠'],
    ['name: *x', '引用（*）'],
    ['size: 1\nname: [*障碍单*.csv]', '引用（*）'],
    ['a: 1\n---\nb: 2', '几份（---）'],
  ])('says what is wrong with %j in Chinese: %s', (text, words) => {
    const { zh = '' } = problems(text).find((one) => one.zh.includes(words)) ?? {};
    expect(zh, JSON.stringify(problems(text))).toContain(words);
    for (const one of problems(text))
      expect(one.zh.replace(/YAML|「.*?」/g, '')).not.toMatch(/[A-Za-z]/);
  });

  it('takes an empty file for a missing one', () => {
    expect(problems('')).toHaveLength(1);
  });
});

describe('a field', () => {
  it('is named as people count, from 1', () => {
    expect(fieldName(['targets', 1, 'only', 'brand'])).toBe('targets[2].only.brand');
  });
});

describe('the bytes of a file', () => {
  const wrong = (bytes: Uint8Array) => parseYaml(bytes, 'a.yaml').problems;

  it('are read as UTF-8, with its mark or without', () => {
    for (const mark of ['', '\uFEFF'])
      expect(parseYaml(Buffer.from(`${mark}name: 安岳`), 'a.yaml')).toMatchObject({
        value: { name: '安岳' },
        problems: [],
      });
  });

  it('in GBK are one problem, with the first line that is none in UTF-8 and what to do', () => {
    const bytes = Buffer.from('pack: ziyang\nname: \xb0\xb2\xd4\xc0\nunit: \xbc\xf2', 'latin1');
    expect(wrong(bytes)).toEqual([
      {
        file: 'a.yaml',
        line: 2,
        field: '',
        zh: expect.stringMatching(/不是 UTF-8 编码，像是 GBK.*另存为/),
        en: expect.stringMatching(/not in UTF-8 but probably in GBK.*save it as UTF-8/),
      },
    ]);
  });

  it.each(['\uFEFFname: x', 'name: x'])('in UTF-16 are told as that', (text) => {
    const little = Buffer.from(text, 'utf16le');
    expect(wrong(little)).toMatchObject([{ line: 1, zh: expect.stringContaining('UTF-16') }]);
    expect(wrong(Buffer.from(little).swap16())).toMatchObject([
      { line: 1, zh: expect.stringContaining('UTF-16') },
    ]);
  });
});
