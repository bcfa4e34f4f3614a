import { extname } from 'node:path';
import { globTest } from '../process/glob.ts';

/** A run of digits and what stands between them in dates, with the signs round it; or a month in Chinese. */
const RUN =
  /[-_ ]*[(（【[]?\d[\d年月日号.\-_/~至到]*[)）】\]]?|[一二三四五六七八九十]{1,3}月(?:份)?/g;
/** Other numbers belong to the name: 10000号, E8. */
const DATED = /[年月]|(?:19|20)\d{2}/;

/**
 * The pattern under which next month's file of the same kind will be found: the name with its dates and numbers left
 * open. `others` are file names of other datasets, which it must not take; where it would, the name itself is the pattern.
 */
export function patternFor(file: string, others: readonly string[]): string {
  const extension = extname(file);
  const stem = file.slice(0, file.length - extension.length);
  const dateless = stem.replace(RUN, (run) => (DATED.test(run) ? '*' : run));
  const open = `${dateless}*`.replace(/\*[*_\- ]*\*/g, '*');
  const pattern = `${open.replace(SPECIAL, '?')}${extension}`;
  const isBare = open.replaceAll('*', '').length < 2;
  if (isBare || others.some(globTest(pattern))) return `${stem.replace(SPECIAL, '?')}${extension}`;
  return pattern;
}

/** Signs that mean something in a pattern, beside the star. */
const SPECIAL = /[\\?[\]{}()!+@^$|,"']/g;
