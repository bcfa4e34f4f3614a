import { expect, it } from 'vitest';
import { inWords, message } from './catalogue.ts';
import { safeJson, safeText } from './safe-text.ts';

const STEERING = /(?![\n\t])[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;
const NAMES = [
  'a\u001b[31mb',
  'a\u009b2Jb',
  'a\u202eb',
  'a\u2066b',
  'a\u0007b',
  'a\u007fb',
  'a\u2028b',
  'a\ufeffb',
];

it.each(NAMES)('spells out what would steer a terminal: %j', (name) => {
  expect(safeText(name)).not.toMatch(STEERING);
  expect(safeText(name)).toMatch(/^a\\u[0-9a-f]{4}.*b$/);
  const json = safeJson({ [name]: name });
  expect(json).not.toMatch(STEERING);
  expect(JSON.parse(json)).toEqual({ [name]: name });
});

it('lets no name of a file part a line of a message or steer the terminal', () => {
  for (const lang of ['zh-CN', 'en'] as const) {
    for (const name of [...NAMES, 'a\n错误：b', 'a\rb', 'a\r\u001b[Kb']) {
      const said = inWords(message('ingest.unclaimed_file', { file: name }), lang);
      expect(said).not.toMatch(STEERING);
      expect(said).not.toMatch(/[\r\n]/);
    }
  }
});

it('leaves lines, the rewriting of the progress line, and what people write as they are', () => {
  for (const text of ['一行\n又一行\t格', '\r\u001b[K读入数据…', '👨‍👩‍👧 “引号” é e\u0301 한글'])
    expect(safeText(text)).toBe(text);
});
