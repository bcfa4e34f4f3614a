import { factOf, inWords, type Said, said, type WordBook } from '../words/word-book.ts';
import { kindOf, numberOf, yearOf } from './periods.ts';
import type { Period } from './types.ts';

/** 7月, 一季度, 第25周, 上半年; a year is called as a whole. */
export function shortName(period: Period): Said {
  const number = numberOf(period);
  switch (kindOf(period)) {
    case 'week':
      return said('period.short.week', { number: String(number) });
    case 'month':
      return said('period.short.month', { number: String(number) });
    case 'quarter':
      return said(`period.short.quarter.${quarterOf(number)}`);
    case 'half':
      return said(number === 1 ? 'period.short.half.1' : 'period.short.half.2');
    case 'year':
      return said('period.short.year', { year: String(yearOf(period)) });
  }
}

function quarterOf(number: number): 1 | 2 | 3 | 4 {
  return number === 1 ? 1 : number === 2 ? 2 : number === 3 ? 3 : 4;
}

/** 2009年7月, 2022年一季度, 2010年第25周. */
export function longName(period: Period): Said {
  const year = String(yearOf(period));
  const kind = kindOf(period);
  if (kind === 'year') return said('period.long.year', { year });
  return said(`period.long.${kind}`, { year, name: factOf(shortName(period)) });
}

/** The periods of its year up to this one, as one word: 1—7月. */
export function yearToDateName(period: Period): Said {
  const number = String(numberOf(period));
  const kind = kindOf(period);
  return kind === 'year' ? said('period.to_date.year') : said(`period.to_date.${kind}`, { number });
}

/** A name put into words by those who ask by typed names. */
export function periodName(period: Period, words: WordBook): string {
  return inWords(longName(period), words);
}
