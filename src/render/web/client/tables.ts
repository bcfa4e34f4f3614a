import { all, button, element, moved } from './elements.ts';
import type { Page } from './page.ts';
import { branchColumns, isOfOther, rowBranches } from './table-branches.ts';
import { type Order, sorted } from './table-order.ts';

/** One table of the report, with what it ran on over; the parts are one on the screen and as printed on paper. */
interface WholeTable {
  readonly parts: readonly HTMLElement[];
  readonly table: HTMLTableElement;
  /** As they are printed. */
  readonly printed: readonly HTMLTableRowElement[];
  /** Of one branch instead of the whole, where the table knows them. */
  readonly ofBranch: ReadonlyMap<string, readonly HTMLTableRowElement[]>;
  /** Those that are shown. */
  rows: readonly HTMLTableRowElement[];
  order: Order | null;
}

/** Makes tables whole, sortable, and of one branch where they tell of branches; printing finds them as they were. */
export function startTables(page: Page): void {
  const parts = Map.groupBy(all('[data-block]'), ({ dataset }) => dataset.block ?? '');
  const tables = [...parts.values()].flatMap((own): WholeTable[] => {
    const table = own[0]?.querySelector('table');
    if (!table) return [];
    const printed = own.flatMap((part) => all<HTMLTableRowElement>('tbody tr', part));
    const ofBranch = new Map(own.flatMap((part) => branchRows(part)));
    return [{ parts: own, table, printed, ofBranch, rows: printed, order: null }];
  });
  let restore: (() => void)[] = [];
  const show = (): void => {
    restore = tables.flatMap((one) => joined(one));
    hideEmptySlides();
    for (const one of tables) {
      arrange(one);
      filter(one, page);
    }
  };
  const asPrinted = (): void => {
    // Later parts find their places only among rows that stand as they were printed.
    for (const one of tables) {
      showRows(one, one.printed);
      one.table.tBodies[0]?.append(...one.printed);
    }
    for (const { parts: own } of tables)
      for (const hidden of own.flatMap((part) => all('tr[hidden], th[hidden], td[hidden]', part)))
        hidden.hidden = false;
    for (const back of restore.toReversed()) back();
    restore = [];
  };
  for (const one of tables) {
    addSorting(one, page);
    scrollable(one, page);
  }
  page.onChoice((choice, before) => {
    if (choice.branch !== before.branch) for (const one of tables) filter(one, page);
  });
  window.addEventListener('beforeprint', asPrinted);
  window.addEventListener('afterprint', show);
  show();
}

/** Puts the rows and notes of the later parts into the first. */
function joined({ parts, table }: WholeTable): (() => void)[] {
  const [first, ...others] = parts;
  const body = table.tBodies[0];
  if (!first || !body) return [];
  return others.flatMap((part) => {
    part.classList.add('is-joined');
    const rows = all<HTMLTableRowElement>('tbody tr', part).map((row) =>
      moved(row, () => body.append(row)),
    );
    const notes = all('.table-note', part).map((note) => moved(note, () => first.append(note)));
    return [...rows, ...notes];
  });
}

/** A slide of nothing but later parts has nothing of its own on a screen. */
function hideEmptySlides(): void {
  for (const slide of all('.slide.content')) {
    const blocks = all('.block', slide);
    const isEmpty = blocks.length > 0 && blocks.every((one) => one.classList.contains('is-joined'));
    slide.classList.toggle('is-empty', isEmpty);
  }
}

function addSorting(whole: WholeTable, page: Page): void {
  const leaves = all<HTMLTableCellElement>('thead th[scope="col"]', whole.table);
  if (whole.rows.filter(isBody).length < 2) return;
  const indexes = leafIndexes(whole.table);
  for (const head of leaves) {
    const content = head.querySelector('.cell') ?? head;
    const sort = button('sort', '', () => {
      const column = indexes.get(head) ?? 0;
      const { order } = whole;
      const isSame = order?.column === column;
      whole.order =
        isSame && order.isDown
          ? null
          : {
              column,
              isDown: isSame ? !order.isDown : false,
              isOfFigures: 'figures' in head.dataset,
              ...page.data,
            };
      for (const one of leaves) one.removeAttribute('aria-sort');
      if (whole.order !== null)
        head.setAttribute('aria-sort', whole.order.isDown ? 'descending' : 'ascending');
      arrange(whole);
      page.speak(
        `${content.textContent} ${
          whole.order === null
            ? ''
            : page.say(whole.order.isDown ? 'page.sorted_down' : 'page.sorted_up')
        }`,
      );
    });
    sort.title = page.say('page.sort');
    sort.append(...content.childNodes);
    content.append(sort);
  }
}

/** Which column of the body a head stands over. */
function leafIndexes(table: HTMLTableElement): ReadonlyMap<Element, number> {
  const taken: number[][] = [];
  const indexes = new Map<Element, number>();
  for (const [line, row] of [...(table.tHead?.rows ?? [])].entries()) {
    let column = 0;
    for (const cell of row.cells) {
      while (taken[line]?.includes(column)) column += 1;
      indexes.set(cell, column);
      for (let down = 1; down < cell.rowSpan; down += 1) {
        const below = taken[line + down] ?? [];
        taken[line + down] = [...below, column];
      }
      column += cell.colSpan;
    }
  }
  return indexes;
}

/** Rows in the chosen order; totals and rests keep their places at the ends. */
function arrange({ table, rows, order }: WholeTable): void {
  const body = table.tBodies[0];
  if (!body) return;
  body.append(...(order === null ? rows : sorted(rows, order, isBody)));
  let isEven = false;
  for (const row of body.rows) {
    row.classList.toggle('is-even', isEven);
    if (!row.hidden) isEven = !isEven;
  }
}

function isBody(row: HTMLTableRowElement): boolean {
  return row.classList.contains('row-body');
}

/** The rows that a part of a table has for each branch, which nothing prints. */
function branchRows(
  part: HTMLElement,
): readonly (readonly [string, readonly HTMLTableRowElement[]])[] {
  return all<HTMLTemplateElement>('template[data-branch]', part).map(
    ({ dataset, content }) => [dataset.branch ?? '', [...content.querySelectorAll('tr')]] as const,
  );
}

/** Puts rows in the place of those that are shown. */
function showRows(whole: WholeTable, rows: readonly HTMLTableRowElement[]): void {
  if (whole.rows === rows) return;
  for (const row of whole.rows) row.remove();
  whole.table.tBodies[0]?.append(...rows);
  whole.rows = rows;
}

/** Rows and columns of other branches than the chosen one are left out; what is of no branch stays. */
function filter(whole: WholeTable, page: Page): void {
  const { table } = whole;
  const { branch } = page.choice;
  const own = whole.ofBranch.get(branch ?? '');
  showRows(whole, own ?? whole.printed);
  const { rows } = whole;
  const branches = rowBranches(rows.filter(isBody), page.data.branches);
  for (const row of rows) row.hidden = isOfOther(branches.get(row), branch);
  for (const [cells, own] of branchColumns(table, rows, page.data.branches))
    for (const cell of cells) cell.hidden = isOfOther(own, branch);
  const block = table.closest('.block');
  block?.querySelector('.filter-note')?.remove();
  if (own !== undefined && branch !== null)
    table.before(element('p', { class: 'filter-note' }, page.say('page.of_branch', branch)));
  const isFiltered = branch !== null && rows.some(({ hidden }) => hidden);
  if (isFiltered) {
    const hasOwn = rows.some((row) => branches.get(row) === branch);
    const words = page.say(hasOwn ? 'page.filtered' : 'page.no_rows', branch);
    table.before(element('p', { class: 'filter-note' }, words));
  }
  arrange(whole);
}

/** A table that is wider than its room is scrolled; keys reach what they scroll. */
function scrollable({ table }: WholeTable, page: Page): void {
  const room = element('div', { class: 'table-room' });
  table.before(room);
  room.append(table);
  const title = table.closest('.block')?.querySelector('.table-title')?.textContent ?? '';
  const look = (): void => {
    const isWide = table.scrollWidth > room.clientWidth + 1;
    if (!isWide) {
      for (const name of ['tabindex', 'role', 'aria-label']) room.removeAttribute(name);
      return;
    }
    room.setAttribute('tabindex', '0');
    room.setAttribute('role', 'group');
    room.setAttribute('aria-label', `${page.say('page.table')} ${title}`.trim());
  };
  new ResizeObserver(look).observe(room);
}
