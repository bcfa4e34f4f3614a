/** By which column rows stand, counted from 0, and whether the largest stands first. */
export interface Order {
  readonly column: number;
  readonly isDown: boolean;
}

/** Body rows in an order, in the places that body rows have; what has no value stands last either way. */
export function sorted(
  rows: readonly HTMLTableRowElement[],
  { column, isDown }: Order,
  isBody: (row: HTMLTableRowElement) => boolean,
): readonly HTMLTableRowElement[] {
  const valued = rows.filter(isBody).map((row) => ({ row, text: textIn(row, column) }));
  const numbers = new Map(valued.map(({ row, text }) => [row, numberIn(text)]));
  const isOfNumbers =
    valued.filter(({ row }) => numbers.get(row) !== null).length * 2 > valued.length;
  const compare = (a: (typeof valued)[number], b: (typeof valued)[number]): number => {
    if (!isOfNumbers) return a.text.localeCompare(b.text, 'zh-CN', { numeric: true });
    return (numbers.get(a.row) ?? 0) - (numbers.get(b.row) ?? 0);
  };
  const isNothing = ({ row, text }: (typeof valued)[number]): boolean =>
    isOfNumbers ? numbers.get(row) === null : text === '' || text === '—';
  const known = valued.filter((one) => !isNothing(one)).toSorted(compare);
  const inOrder = [...(isDown ? known.toReversed() : known), ...valued.filter(isNothing)];
  let next = 0;
  return rows.map((row) => (isBody(row) ? (inOrder[next++]?.row ?? row) : row));
}

function textIn(row: HTMLTableRowElement, column: number): string {
  const cell = row.cells[column];
  return (cell?.querySelector('.value, .status') ?? cell)?.textContent?.trim() ?? '';
}

/** The first number in a text as people write it; null where there is none. */
export function numberIn(text: string): number | null {
  const found = /[-+−–]?\d[\d,]*(?:\.\d+)?/.exec(text)?.[0];
  if (found === undefined) return null;
  return Number(found.replaceAll(',', '').replace(/^[−–]/, '-'));
}
