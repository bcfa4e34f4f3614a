import { expect, test } from 'vitest';
import { dayIn } from './day.ts';

const inOrder = (texts: readonly string[], month: string) =>
  texts.toSorted((a, b) => (dayIn(a, month) ?? 0) - (dayIn(b, month) ?? 0));

test('days stand in their order however they are written', () => {
  expect(inOrder(['7月31日', '07-08 20:53', '07-08 09:10', '2009年7月2日'], '2009-07')).toEqual([
    '2009年7月2日',
    '07-08 09:10',
    '07-08 20:53',
    '7月31日',
  ]);
  expect(inOrder(['2009/7/10', '2009/7/9', '2009-07-08 23:59:59'], '2009-07')).toEqual([
    '2009-07-08 23:59:59',
    '2009/7/9',
    '2009/7/10',
  ]);
});

test('a day without a year is that nearest to the month of the report', () => {
  expect(inOrder(['01-02', '12-29'], '2010-01')).toEqual(['12-29', '01-02']);
  expect(inOrder(['01-02', '12-29'], '2009-12')).toEqual(['12-29', '01-02']);
});

test('codes, parts and numbers are no days', () => {
  for (const text of ['H0905-01', '09-05-77', '98/107', '7.26%', '13-01', '07-32', '装机'])
    expect(dayIn(text, '2009-07'), text).toBeNull();
});
