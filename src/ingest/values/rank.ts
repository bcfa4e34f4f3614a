import { message } from '../../messages/catalogue.ts';
import { bad, good, missing, type Parsed } from './parsed.ts';
import { comparable, isNothing } from './text.ts';

/** `8`, `第8名`, `并列第8`, `8/21`, `8名(并列)`, `第8名(共21名)`. */
const RANK =
  /^(?:并列)?第?(\d{1,4})(?:\.0+)?名?(?:\(?并列\)?)?(?:\/(\d{1,4})|\(共(\d{1,4})[名家个]?\))?名?$/;

/** Reads a place from 1, with or without how many took part, to a whole number; a place behind them all is refused. */
export function readRank(cell: string): Parsed<string> {
  const text = comparable(cell);
  if (isNothing(text)) return missing;
  const match = RANK.exec(text);
  const rank = Number(match?.[1] ?? 0);
  const peers = Number(match?.[2] ?? match?.[3] ?? rank);
  if (!match || rank < 1 || rank > peers) return bad(message('record.not_a_rank', {}));
  return good(String(rank));
}
