import { expect, it } from 'vitest';
import { onOneLine, textTable, widthOf } from './text-table.ts';

it('lines columns up by the width that Chinese has on a terminal', () => {
  const lines = textTable(
    [
      ['部分', '号'],
      ['x', 'y'],
    ],
    1,
  );
  expect(lines).toEqual(['部分  号', 'x     y']);
  expect(widthOf('安A')).toBe(3);
});

it('cuts long cells, but not those of the first columns', () => {
  const long = '安'.repeat(40);
  const [line = ''] = textTable([[long, long]], 1);
  expect(line).toBe(`${long}  ${'安'.repeat(17)}…`);
});

it('shows nothing that a terminal would obey', () => {
  expect(onOneLine('a\u001b[31mb\r\n\u202ec\u0007')).toBe('a [31mb c');
});
