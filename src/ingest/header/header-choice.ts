import { HEADER_SHARE, type HeaderMatch, type HeaderMatcher } from './header.ts';

/** A matcher that reads a row as whichever dataset knows most of it. */
export function anyOf(matchers: readonly HeaderMatcher[]): HeaderMatcher {
  return (cells, below) => {
    const [first, ...rest] = matchers.map((match) => match(cells, below));
    if (!first) throw new RangeError('a row is read against some dataset');
    return rest.reduce((best, one) => (compareHeaders(one, best) < 0 ? one : best), first);
  };
}

/** Headers before what is none; then the one that knows more columns, then the one that lacks fewer. */
export function compareHeaders(one: HeaderMatch, other: HeaderMatch): number {
  const rank = ({ score }: HeaderMatch): number => (score >= HEADER_SHARE ? 0 : 1);
  return rank(one) - rank(other) || knownIn(other) - knownIn(one) || other.score - one.score;
}

/** How many cells of a header are known. */
export function knownIn({ columns }: HeaderMatch): number {
  return new Set(columns.map(({ at }) => at)).size;
}
