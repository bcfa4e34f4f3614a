import { expect, test } from 'vitest';
import { withoutEvenTables } from './even-tables.ts';
import { contentSlide, longTable, sampleCharts } from './test-support.ts';

const even = { ...longTable('hours', 3), even: '各分公司没有明显差别' };

test('a table whose rows hardly differ is a sentence beside others, and stays where it is all that a page shows', () => {
  const beside = withoutEvenTables(contentSlide('s', [even, sampleCharts.bullet]));
  expect(beside.blocks.map(({ block }) => block)).toEqual([
    { kind: 'text', id: 'hours', paragraphs: ['各分公司没有明显差别'] },
    sampleCharts.bullet,
  ]);
  const alone = contentSlide('s', [even]);
  expect(withoutEvenTables(alone)).toBe(alone);
});
