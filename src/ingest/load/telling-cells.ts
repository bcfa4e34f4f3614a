import { comparable } from '../values/text.ts';

/** Headers whose cells say nothing of what a record is. */
const SAYS_NOTHING = /^(?:序号|行号|编号|序|NO\.?|ID|备注|说明|附注|备注说明)$/;
const PART = 30;
const CELL = 31;

/** Those of the headers that no column holds which may tell two records apart. */
export function tellingHeaders(
  ignored: readonly { readonly at: number; readonly header: string }[],
): ReadonlyMap<number, string> {
  return new Map(
    ignored
      .filter(({ header }) => !SAYS_NOTHING.test(comparable(header)))
      .map(({ at, header }) => [at, header]),
  );
}

/** In SQL, the cells of a raw record (`_rest`) that stand under telling headers, joined. */
export function tellingSql(rest: string, positions: readonly number[]): string {
  if (positions.length === 0) return "''";
  const wanted = positions.map((at) => `'${at}'`).join(', ');
  const part = `split_part(cell, chr(${PART}), 1)`;
  return `array_to_string(list_filter(string_split(coalesce(${rest}, ''), chr(${CELL})),
    lambda cell: list_contains([${wanted}], ${part})), chr(${CELL}))`;
}

/** The headers under which the other cells of two raw records differ. */
export function differingHeaders(
  one: unknown,
  other: unknown,
  headers: ReadonlyMap<number, string>,
): readonly string[] {
  const [a, b] = [cellsIn(one), cellsIn(other)];
  return [...headers].flatMap(([at, header]) => (a.get(at) === b.get(at) ? [] : [header]));
}

function cellsIn(rest: unknown): ReadonlyMap<number, string> {
  if (typeof rest !== 'string') return new Map();
  return new Map(
    rest.split(String.fromCharCode(CELL)).map((cell) => {
      const [at = '', text = ''] = cell.split(String.fromCharCode(PART));
      return [Number(at), text.trim()];
    }),
  );
}
