import { expect, it } from 'vitest';
import { rawCells } from './staging.ts';

const [PART, CELL] = [String.fromCharCode(30), String.fromCharCode(31)];

it('puts cells of columns and others where they stood, and nothing between them', () => {
  const rest = [`6${PART}备注`, `2${PART}甲`].join(CELL);
  expect(rawCells(['ZY1', '东区', ''], [4, 0, null], rest)).toEqual([
    '东区',
    '',
    '甲',
    '',
    'ZY1',
    '',
    '备注',
  ]);
  expect(rawCells([], [1, null], null)).toEqual(['', '']);
});
