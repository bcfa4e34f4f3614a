import { extname } from 'node:path';

const DATE =
  /[-_ ]*[(（[【]?\d{2,4}(?:[-_./年]?\d{1,2})?(?:[-_./月]?\d{1,2})?[年月日号]*(?:[-_~至到]+\d{1,4}[-_./年月]?\d{0,2}[-_./月日]?\d{0,2}[日号]?)?[)）\]】]?|[一二三四五六七八九十]{1,3}月(?:份)?/g;

/**
 * The pattern under which next month's file of the same kind will be found: the name with its dates and numbers left
 * open. `others` are file names of other datasets, which it must not take; where it would, the name itself is the pattern.
 */
export function patternFor(file: string, others: readonly string[]): string {
  const extension = extname(file);
  const stem = file.slice(0, file.length - extension.length);
  const open = `${stem.replace(DATE, '*')}*`.replace(/\*[*_\- ]*\*/g, '*');
  const pattern = `${open.replace(SPECIAL, '?')}${extension}`;
  const isBare = open.replaceAll('*', '').length < 2;
  const takes = expressionOf(pattern);
  if (isBare || others.some((other) => takes.test(other)))
    return `${stem.replace(SPECIAL, '?')}${extension}`;
  return pattern;
}

/** Signs that mean something in a pattern, beside the star. */
const SPECIAL = /[\\?[\]{}()!+@^$|,"']/g;

function expressionOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.\\+^${}()|[\]]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i');
}
