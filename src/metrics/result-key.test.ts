import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memberInKey, resultKey } from './result-key.ts';

it('of the total is the metric; of members it reads as people write it', () => {
  expect(resultKey('m', {})).toBe('m');
  expect(resultKey('ehome.repeat_rate', { brand: 'E8', branch: '安岳' })).toBe(
    'ehome.repeat_rate?brand=E8&branch=安岳',
  );
});

it('is another for other members, whatever signs they hold', () => {
  const member = fc.string({ unit: fc.constantFrom('a', 'b', '&', '=', '?', '%', '2', '6') });
  const by = fc.record({ a: member, b: member });
  fc.assert(
    fc.property(by, by, (one, other) => {
      const same = one.a === other.a && one.b === other.b;
      expect(resultKey('m', one) === resultKey('m', other)).toBe(same);
      const [, first = ''] = /\?a=([^&]*)&b=/.exec(resultKey('m', one)) ?? [];
      expect(memberInKey(first)).toBe(one.a);
    }),
  );
  expect(resultKey('m', { a: 'x&b=y' })).not.toBe(resultKey('m', { a: 'x', b: 'y' }));
});
