import { readId } from './id.ts';
import { good, missing, type Parsed } from './parsed.ts';

const LABEL = /^(?:TEL|PHONE|MOBILE|电话|手机|固话|号码)[:：.]?/i;
const SIGNS = /[-.()_/·]/g;
/** Numbers that need no look: a mobile, a landline with its area code, one without. */
export const PLAIN_NUMBER = '1[3-9][0-9]{9}|0[2-9][0-9]{8,10}|[2-9][0-9]{5,7}';

/**
 * Reads the number of a user to one form for all that is one number: +86 13300001234, 133-0000-1234 and 13300001234;
 * (028)86027400 and 0286027400 with its dash. What is no telephone number stays as {@link readId} reads it; a number of
 * zeros alone stands for nothing.
 */
export function readUserNumber(cell: string): Parsed<string> {
  const read = readId(cell);
  if (!read.ok || read.value === null) return read;
  if (/^0+$/.test(read.value)) return missing;
  return good(telephone(read.value) ?? read.value);
}

function telephone(written: string): string | null {
  const digits = written
    .replace(LABEL, '')
    .replace(/^\(\+?86\)/, '+86')
    .replace(SIGNS, '');
  const match = /^(?:\+|00)?86(\d{9,12})$/.exec(digits);
  const abroad = match?.[1];
  const own = abroad ?? digits;
  if (/^0?1[3-9]\d{9}$/.test(own)) return own.slice(-11);
  // Behind a country code an area code has lost its 0.
  if (abroad !== undefined && /^(?:10|2\d|[3-9]\d{2})\d{7,8}$/.test(own)) return `0${own}`;
  if (/^0(?:10|2\d|[3-9]\d{2})\d{7,8}$/.test(own)) return own;
  return /^[2-9]\d{5,7}$/.test(own) ? own : null;
}
