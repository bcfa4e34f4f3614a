import { comparable } from './values/text.ts';

/** Units that a header may carry; readers apply them to the bare numbers below, so that minutes never pass for hours. */
const UNIT =
  /\((小时|时|H|HR|HRS|HOURS?|分钟|分|MINS?|秒|[天日]|[千万]?元|[千万]?[件次户个张条单人]|人次|户次|[千万]|%|百分比)\)$/;

/** The form in which headers are compared: no white space, width, case, or unit in parentheses at the end. */
export function headerForm(header: string): string {
  return comparable(header).replace(UNIT, '');
}

/** The unit in parentheses at the end of a header, in the form of {@link comparable}; null where there is none. */
export function headerUnit(header: string): string | null {
  return UNIT.exec(comparable(header))?.[1] ?? null;
}

/** One column of a header: what people read, and the names under which its column is sought, the fullest first. */
export interface HeaderCell {
  readonly at: number;
  readonly header: string;
  readonly names: readonly string[];
}

/** The cells of a header of one row. */
export function singleHeader(row: readonly string[]): readonly HeaderCell[] {
  return row.flatMap((cell, at) => {
    const header = tidy(cell);
    return header === '' ? [] : [{ at, header, names: [header] }];
  });
}

/**
 * The cells of a header of two rows, groups above: a group stands over the cells at its right up to the next, since
 * a merged cell keeps its text in the first only. `E6` over `申告用户数` reads `E6/申告用户数`; the lower name alone
 * counts where no other group has it.
 */
export function doubleHeader(
  upper: readonly string[],
  lower: readonly string[],
): readonly HeaderCell[] {
  const groups = groupsOver(upper, lower);
  const timesBelow = new Map<string, number>();
  for (const cell of lower)
    timesBelow.set(headerForm(cell), (timesBelow.get(headerForm(cell)) ?? 0) + 1);
  return groups.flatMap((group, at) => {
    const below = tidy(lower[at] ?? '');
    if (group === '' && below === '') return [];
    if (below === '' || headerForm(group) === headerForm(below))
      return [{ at, header: group, names: [group] }];
    if (group === '') return [{ at, header: below, names: [below] }];
    const alone = timesBelow.get(headerForm(below)) === 1 ? [below] : [];
    const joined = `${group}/${below}`;
    return [{ at, header: joined, names: [joined, group + below, ...alone] }];
  });
}

function groupsOver(upper: readonly string[], lower: readonly string[]): readonly string[] {
  let group = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const own = tidy(upper[at] ?? '');
    const below = tidy(lower[at] ?? '');
    // A cell with nothing below it is merged downwards and groups nothing at its right.
    if (own !== '') group = below === '' ? '' : own;
    else if (below === '') group = '';
    return own === '' ? group : own;
  });
}

function tidy(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim();
}
