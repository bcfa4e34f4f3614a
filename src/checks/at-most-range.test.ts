import { expect, it } from 'vitest';
import { rangeLength } from './at-most-range.ts';

it.each([
  ['6100000-6100127', 128],
  ['6001000－6001127', 128],
  ['６１０００００～６１０００６３', 64],
  ['6100000 至 6100127、6200000-6200063', 192],
  ['6100000-0127', 128],
  ['6100000', 1],
  ['', null],
  ['城南片区', null],
  ['6100127-6100000', null],
])('%s holds %s numbers', (text, length) => expect(rangeLength(text)).toBe(length));
