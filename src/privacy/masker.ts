import { maskName, maskNumber, maskText } from './mask.ts';
import { nameIndex } from './name-index.ts';
import { namesInCell } from './names-in-cell.ts';

/** The people that the inputs name: their names and numbers, and words that are no person's. */
export interface KnownPeople {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  /** Names of units, which stay even where a customer is called the same. */
  readonly keep: readonly string[];
}

/** Takes personal data out of what people will read. */
export interface Masker {
  /** Free text: everything that looks like a telephone number, and every known name and number. */
  readonly text: (text: string) => string;
  /** A cell that holds nothing but a name. */
  readonly name: (name: string) => string;
}

/** Shorter numbers are service lines (10000, 12315) and counts. */
const SHORTEST_NUMBER = 7;

/** Makes the masker of a month out of the people that its inputs name. */
export function maskerOf(known: KnownPeople): Masker {
  const names = nameIndex(known.names.flatMap(namesInCell), known.keep);
  const keep = new Set(known.keep.map((unit) => unit.trim()));
  const numbers = new Set(
    known.numbers
      .map((number) => number.normalize('NFKC').replace(/\D/g, ''))
      .filter((digits) => digits.length >= SHORTEST_NUMBER),
  );
  return {
    text: (text) => {
      const knownGone = text.replace(/[0-9０-９]{7,}/g, (run) =>
        numbers.has(run.normalize('NFKC')) ? maskNumber(run) : run,
      );
      return names.replaced(maskText(knownGone));
    },
    name: (name) => (keep.has(name.trim()) ? name.trim() : maskName(name)),
  };
}
