import { message } from '../../messages/catalogue.ts';
import { bad, good, missing, type Parsed } from './parsed.ts';
import { isNothing, plain } from './text.ts';

const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i;
const WHOLE_WITH_DECIMALS = /^(\d+)\.0+$/;

/** Reads a number that names something (ticket, telephone) as text without white space; one in scientific notation has lost digits. */
export function readId(cell: string): Parsed<string> {
  const text = plain(cell).replace(/\s+/g, '');
  if (isNothing(text)) return missing;
  if (SCIENTIFIC.test(text)) return bad(message('record.id_lost_digits', {}));
  return good(WHOLE_WITH_DECIMALS.exec(text)?.[1] ?? text);
}
