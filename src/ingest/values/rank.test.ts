import { expect, it } from 'vitest';
import { readRank } from './rank.ts';

it.each([
  ['8', '8'],
  ['8.0', '8'],
  ['第8名', '8'],
  ['第１３名', '13'],
  ['8/21', '8'],
  ['第8名（共21名）', '8'],
  ['并列第7', '7'],
  ['7名(并列)', '7'],
  ['—', null],
])('%s is the place %s', (cell, rank) => {
  expect(readRank(cell)).toEqual({ ok: true, value: rank });
});

it.each(['0', '22/21', '8.5', '第八名', '8-21', '前进2位'])('%s is no place', (cell) => {
  expect(readRank(cell)).toMatchObject({ ok: false, reason: { code: 'record.not_a_rank' } });
});
