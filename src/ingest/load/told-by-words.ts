import { quoteText } from '../../store/quoted.ts';
import { mostNamed, type PlacesOfWords, WORDS, type Word } from './words.ts';

/** The SQL of one column's values. */
export interface ToldByWords {
  /** The value of a cell. */
  readonly value: string;
  /** What {@link bad} asks for beside the value. */
  readonly beside: readonly string[];
  readonly joins: readonly string[];
  /** Of a CASE over the values, that the cell cannot be read; gives the column's place. */
  readonly bad: readonly string[];
}

/**
 * What the cells of a column mean: what their `form` gives, else what their words tell; texts without a word mean
 * themselves. Words that are not too many stand in the SQL as they are, for a join loses the order of records.
 */
export function toldBy(
  { file, read }: PlacesOfWords,
  place: number,
  {
    type,
    cell,
    form,
  }: { readonly type: string; readonly cell: string; readonly form: string | null },
): ToldByWords {
  const words = read.get(place) ?? [];
  const isText = type === 'VARCHAR';
  const itself = isText ? `nullif(${cell}, '')` : `CAST(NULL AS ${type})`;
  const plainly = (told: string) => (form === null ? told : `coalesce(${form}, ${told})`);
  if (words.length === 0)
    return { value: isText || form === null ? itself : form, beside: [], joins: [], bad: [] };
  if (words.length > mostNamed(form)) {
    const word = `w${place}`;
    const value = isText
      ? `CASE WHEN ${word}.text IS NULL THEN ${itself} ELSE ${word}.value END`
      : `CAST(${word}.value AS ${type})`;
    const join = `LEFT JOIN (SELECT text, value, readable FROM ${WORDS} WHERE file = ${file} AND place = ${place}) ${word} ON ${word}.text = ${cell}`;
    const beside = [`${word}.readable AS r${place}`];
    return {
      value: plainly(value),
      beside,
      joins: [join],
      bad: [`WHEN NOT r${place} THEN ${place}`],
    };
  }
  const cases = words.map(({ text, value }) => {
    const meant = value === null ? 'NULL' : `CAST(${quoteText(value)} AS ${type})`;
    return `WHEN ${quoteText(text)} THEN ${meant}`;
  });
  const value = plainly(`CASE ${cell} ${cases.join(' ')} ELSE ${itself} END`);
  const isUnreadable = words.some(({ readable }) => !readable);
  return {
    value,
    beside: isUnreadable ? [`${cell} AS c${place}`] : [],
    joins: [],
    bad: isUnreadable ? [`WHEN ${unreadable(place, words)} THEN ${place}`] : [],
  };
}

/** Something is written, it has no value, and none of the words for nothing is it. */
function unreadable(place: number, words: readonly Word[]): string {
  const cell = `c${place}`;
  const nothing = words.filter(({ value, readable }) => readable && value === null);
  const named = nothing.map(({ text }) => `WHEN ${quoteText(text)} THEN false`);
  const isWritten = `CASE ${cell} WHEN '' THEN false ${named.join(' ')} ELSE true END`;
  return `CASE WHEN v${place} IS NULL THEN ${isWritten} ELSE false END`;
}
