import type { IsOrdinary, Line } from '../model/bypass.ts';
import { comparable, plain } from '../values/text.ts';
import type { Head, RecordSigns } from './furniture.ts';
import { isTotalWord, saysTotal } from './total-words.ts';

/** A number, a time or a word with digits in plain letters: no line of furniture begins so and is filled like a record. */
const START = /^[A-Za-z]{0,12}\d[\dA-Za-z\-/:._ ]*$/;
/** The same without a letter run that could be a word for a total. */
const SURELY_NO_WORD = /^[A-Za-z]{0,2}\d[\d\-/:._ ]*$/;
const DIGITS = /^\d+$/;
const MOST_REMEMBERED = 10_000;

/**
 * Makes what tells a line that is surely no furniture under this head, `furnitureUnder` asked for the same signs: only lines
 * that begin with a number or a time and are filled by half or more. All others are to be looked at closely.
 */
export function ordinaryUnder({ header, titles }: Head, signs: RecordSigns): IsOrdinary {
  const columns = Math.max(...header.map((row) => row.filter((cell) => plain(cell) !== '').length));
  const starts = new Set(
    [...header, ...titles].flatMap((row) => {
      const first = row.find((cell) => plain(cell) !== '');
      return first === undefined ? [] : [comparable(first)];
    }),
  );
  const isTotal = remembering(isTotalWord);
  const { looksAt = [] } = signs;
  const isSigned = remembering((joined) => {
    const cells: string[] = [];
    for (const [index, text] of joined.split('\n').entries()) cells[looksAt[index] ?? 0] = text;
    const whole = Array.from(cells, (cell) => cell ?? '');
    return signs.isTotal(whole) || (signs.isOfAll?.(whole) ?? false);
  });
  return (line) => {
    if (line.filled * 2 < columns) return false;
    const start = line.cell(0);
    if (!START.test(start)) return false;
    if (!SURELY_NO_WORD.test(start) && saysTotal(comparable(start))) return false;
    if (starts.has(comparable(start))) return false;
    const second = secondOf(line);
    if (!DIGITS.test(second) && (plain(second) === '' || isTotal(second))) return false;
    return looksAt.length === 0 || !isSigned(looksAt.map((at) => line.cell(at)).join('\n'));
  };
}

/** The first cell behind the first that is not empty; no line that is filled enough lacks it. */
function secondOf(line: Line): string {
  for (let at = 1; at < line.cells; at += 1) {
    const cell = line.cell(at);
    if (cell !== '') return cell;
  }
  return '';
}

function remembering(tells: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const told = tells(text);
    if (known.size < MOST_REMEMBERED) known.set(text, told);
    return told;
  };
}
