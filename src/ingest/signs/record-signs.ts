import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { comparable } from '../values/text.ts';
import type { RecordSigns } from './furniture.ts';
import { isTotalClass, isTotalWord } from './total-words.ts';

/**
 * What tells a dataset's records from total rows. `positions`: where its columns stand in this export. A record has a
 * value in each column that needs one, or, where none does, in each of its key, and no 合计 in its key; it is named
 * where its number is given, and most of what it needs. `classes`: the columns that part a whole more finely and that
 * the dataset does not know; 合计 there is the total of the rows above, which would count twice.
 */
export function recordSigns(
  spec: DatasetSpec,
  positions: ReadonlyMap<string, number>,
  classes: readonly number[] = [],
): RecordSigns {
  const placesOf = (names: readonly string[]) =>
    names.flatMap((name) => {
      const at = positions.get(name);
      return at === undefined ? [] : [at];
    });
  const running = spec.repeats?.running ?? [];
  const keys = placesOf([...new Set([...spec.key, ...(spec.repeats?.by ?? [])])]);
  const values = placesOf(
    spec.columns.filter(({ required }) => required === 'value').map(({ name }) => name),
  );
  const numbers = placesOf(
    spec.columns
      .filter(
        ({ name, type }) => type === 'id' && spec.key.includes(name) && !running.includes(name),
      )
      .map(({ name }) => name),
  );
  const needed = values.length > 0 ? values : keys;
  const units = placesOf(
    spec.columns
      .filter(({ type }) => type === 'branch' || type === 'department')
      .map(({ name }) => name),
  );
  const wholes = new Set((spec.wholeNames ?? []).map(comparable));
  const isOfAll = (cells: readonly string[], at: number) =>
    units.includes(at) && wholes.has(comparable(cells[at] ?? ''));
  const saysTotal = (cells: readonly string[]) =>
    keys.some((at) => isTotalWord(cells[at] ?? '') || isOfAll(cells, at));
  return {
    isOfAll: (cells) => units.some((at) => isOfAll(cells, at)),
    looksAt: [...new Set([...(wholes.size > 0 ? units : []), ...classes])],
    isTotal: (cells) => classes.some((at) => isTotalClass(cells[at] ?? '')),
    isWhole: (cells) =>
      needed.length > 0 && needed.every((at) => isFilled(cells, at)) && !saysTotal(cells),
    isNamed: (cells) =>
      numbers.length > 0 &&
      numbers.every((at) => /\d/.test(cells[at] ?? '')) &&
      needed.filter((at) => isFilled(cells, at)).length * 2 > needed.length &&
      !saysTotal(cells),
  };
}

function isFilled(cells: readonly string[], at: number): boolean {
  return (cells[at] ?? '').trim() !== '';
}
