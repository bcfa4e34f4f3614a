import type { MetricDefinition } from '../../definitions/types.ts';
import { signOf, type Unit } from '../../number/unit.ts';
import type { PlainWord, WordBook } from '../../words/word-book.ts';
import { decimalFormat, PERCENT } from './formats.ts';
import { type GridCell, numberCell, textCell } from './grid.ts';

/** Units that are the same whatever is counted. */
const UNITS: Readonly<Partial<Record<Unit, PlainWord>>> = {
  yuan: 'unit.yuan',
  hours: 'unit.hours',
  rank: 'unit.rank',
  points: 'unit.points',
};

/** What a metric's values are in, as people write it; of what only the metric itself knows, what its definition says. */
export function unitText(
  unit: Unit,
  definition: MetricDefinition | undefined,
  words: WordBook,
): string {
  const word = UNITS[unit];
  if (word !== undefined) return words(word);
  return signOf(unit) || (definition?.measure ?? '');
}

/** A value in its unit: a rate (in percent) as a fraction under a percent format; without a value the text given. */
export function valueCell(unit: Unit, value: number | null, missing: string): GridCell {
  if (value === null) return textCell(missing, 'end');
  if (unit === 'percent') return numberCell(value / 100, PERCENT, `${value.toFixed(2)}%`);
  const format = decimalFormat(unit === 'count' || unit === 'rank' ? 0 : 2);
  return numberCell(value, format, value.toLocaleString('en-US'));
}
