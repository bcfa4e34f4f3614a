import { expect, test } from 'vitest';
import { scrub } from './scrub.ts';

test('library errors lose user numbers, page content and length', () => {
  const error = new Error(
    `bad <td>13800000000</td>\nat 0826-5551234 data:font/ttf;base64,AAAA ${'x'.repeat(300)}`,
  );
  expect(scrub(error)).toMatch(/^bad <…>…<…> at 0826-… data:… x+…$/);
  expect(scrub(error)).toHaveLength(200);
});
