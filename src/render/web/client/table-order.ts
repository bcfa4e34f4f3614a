import { dayIn } from './day.ts';

/** By which column rows stand, and how what stands in it is compared. */
export interface Order {
  /** Counted from 0. */
  readonly column: number;
  /** Whether the largest stands first. */
  readonly isDown: boolean;
  /** Whether the column holds figures; else it holds days or texts. */
  readonly isOfFigures: boolean;
  /** Of the page: texts are compared as it does. */
  readonly lang: string;
  /** Of the report, `YYYY-MM`: days without a year are those nearest to it. */
  readonly month: string;
}

type Compare = (a: string, b: string) => number;

/** Body rows in an order, in the places that body rows have; what has no value stands last either way. */
export function sorted(
  rows: readonly HTMLTableRowElement[],
  order: Order,
  isBody: (row: HTMLTableRowElement) => boolean,
): readonly HTMLTableRowElement[] {
  const body = rows.filter(isBody).map((row) => ({ row, text: textIn(row, order.column) }));
  const isNothing = ({ text }: { readonly text: string }): boolean =>
    isEmpty(text) || (order.isOfFigures && numberIn(text) === null);
  const known = body.filter((one) => !isNothing(one));
  const compare = comparing(
    known.map(({ text }) => text),
    order,
  );
  const upward = known.toSorted((a, b) => compare(a.text, b.text));
  const inOrder = [...(order.isDown ? upward.toReversed() : upward), ...body.filter(isNothing)];
  let next = 0;
  return rows.map((row) => (isBody(row) ? (inOrder[next++]?.row ?? row) : row));
}

/** Figures as figures, days as days where every text begins with one, the rest as its language does. */
function comparing(texts: readonly string[], { isOfFigures, lang, month }: Order): Compare {
  if (isOfFigures || texts.every(isNumber))
    return (a, b) => (numberIn(a) ?? 0) - (numberIn(b) ?? 0);
  const days = new Map(texts.map((text) => [text, dayIn(text, month)]));
  const { compare } = new Intl.Collator(lang, { numeric: true });
  if ([...days.values()].some((day) => day === null)) return compare;
  return (a, b) => (days.get(a) ?? 0) - (days.get(b) ?? 0) || compare(a, b);
}

function textIn(row: HTMLTableRowElement, column: number): string {
  const cell = row.cells[column];
  return (cell?.querySelector('.value, .status') ?? cell)?.textContent?.trim() ?? '';
}

function isEmpty(text: string): boolean {
  return text === '' || text.startsWith('—');
}

/** Whether a text is one number, perhaps with its unit. */
function isNumber(text: string): boolean {
  return /^[-+−]?\d[\d,]*(?:\.\d+)?\D{0,4}$/.test(text);
}

/** The first number in a text as people write it; null where there is none. */
export function numberIn(text: string): number | null {
  const found = /[-+−–]?\d[\d,]*(?:\.\d+)?/.exec(text)?.[0];
  if (found === undefined) return null;
  return Number(found.replaceAll(',', '').replace(/^[−–]/, '-'));
}
