import { expect, test } from 'vitest';
import { sheetNamer } from './sheet-names.ts';

test('a name loses what Excel forbids and is cut to 31 characters', () => {
  const name = sheetNamer('表');
  expect(name('2.1 [预约]/履约*?:\\!')).toBe('2.1 -预约--履约-----');
  expect(name("'引号'")).toBe('-引号-');
  expect(name('长'.repeat(40))).toBe('长'.repeat(31));
  expect(name('   ')).toBe('表');
});

test('names that collide, whatever the case, are numbered within the length', () => {
  const name = sheetNamer('表');
  expect([name('adsl'), name('ADSL'), name('Adsl')]).toEqual(['adsl', 'ADSL (2)', 'Adsl (3)']);
  name('长'.repeat(31));
  expect(name('长'.repeat(32))).toBe(`${'长'.repeat(27)} (2)`);
  expect(name('History')).toBe('History (2)');
});
