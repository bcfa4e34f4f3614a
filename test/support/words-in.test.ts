import { expect, it } from 'vitest';
import { prng } from '../../fixtures/generator/prng.ts';
import { wordsIn } from './words-in.ts';

it('finds what stands in a text, at its ends, inside other words and one over the other', () => {
  const words = ['12345', '23456', 'GZ01', 'GZ02', '1.5', 'a(1)', '青石9', '9', '77777'];
  const text = '12345678xGZ029 125 a(1)青石9';
  expect(wordsIn(text, words)).toEqual(['12345', '23456', 'GZ02', 'a(1)', '青石9', '9']);
  expect(wordsIn('', words)).toEqual([]);
});

it('finds the very words that are found one by one', () => {
  const random = prng(7);
  const digits = (count: number) => Array.from({ length: count }, () => random.int(0, 3)).join('');
  for (let round = 0; round < 200; round += 1) {
    const text = `${digits(300)}G${digits(20)}G${digits(20)}`;
    const words = Array.from({ length: 60 }, (_, at) => `${at % 2 === 0 ? '' : 'G'}${digits(4)}`);
    expect(wordsIn(text, words)).toEqual(words.filter((word) => text.includes(word)));
  }
});
