import { expect, it } from 'vitest';
import { globTest } from './glob.ts';

it.each([
  ['障碍单*.csv', '障碍单2009年7月.csv', true],
  ['障碍单*.csv', '障碍单.CSV', true],
  ['障碍单*.csv', 'x障碍单.csv', false],
  ['*障碍*.csv', '七月障碍单.csv', true],
  ['*', 'a/b', false],
  ['a/*.csv', 'a/b.csv', true],
  ['**/*.csv', 'b.csv', true],
  ['**/*.csv', 'x/y/b.csv', true],
  ['x/**/b.csv', 'x/b.csv', true],
  ['x/**/b.csv', 'xx/b.csv', false],
  ['x/**', 'x/b.csv', true],
  ['a?.csv', 'ab.csv', true],
  ['a?.csv', 'a.csv', false],
  ['a?.csv', 'a😀.csv', true],
  ['a[12].csv', 'a2.csv', true],
  ['a[1-3].csv', 'a4.csv', false],
  ['a[!1].csv', 'a2.csv', true],
  ['a[9-1].csv', 'a9.csv', false],
  ['*.{csv,xlsx}', 'a.xlsx', true],
  ['{a,b}{1,2}', 'b1', true],
  ['a{b}', 'a{b}', true],
  ['a(1).csv', 'a(1).csv', true],
  ['a+b.csv', 'a+b.csv', true],
  ['a[.csv', 'a[.csv', true],
  ['', '', true],
])('%s and %s: %s', (pattern, text, wanted) => expect(globTest(pattern)(text)).toBe(wanted));

it('ends at once, whatever pattern and name are made of', () => {
  const start = performance.now();
  const name = 'a'.repeat(230);
  for (const pattern of [
    '*a'.repeat(100),
    `${'*a'.repeat(8)}b`,
    '+(a|aa)b',
    '{a,aa}'.repeat(5),
    '{a,b}'.repeat(40),
    'a'.repeat(60_000),
  ])
    globTest(pattern)(name);
  expect(performance.now() - start).toBeLessThan(1000);
});
