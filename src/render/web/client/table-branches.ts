type Row = HTMLTableRowElement;

/** Whether something is of another branch than the chosen one. */
export function isOfOther(own: string | null | undefined, chosen: string | null): boolean {
  return chosen !== null && own != null && own !== chosen;
}

/** The branch of each row that names one in a cell. */
export function rowBranches(
  rows: readonly Row[],
  branches: readonly string[],
): ReadonlyMap<Row, string> {
  const known = new Set(branches);
  const found = rows.flatMap((row) => {
    const own = [...row.cells].map((cell) => wordsIn(cell)).find((text) => known.has(text));
    return own === undefined ? [] : [[row, own] as const];
  });
  return new Map(found);
}

/** The cells that stand under each head that is a branch, the head among them. */
export function branchColumns(
  table: HTMLTableElement,
  rows: readonly Row[],
  branches: readonly string[],
): readonly (readonly [readonly HTMLElement[], string])[] {
  const [top, lower] = [...(table.tHead?.rows ?? [])];
  if (!top) return [];
  let column = 0;
  let below = 0;
  return [...top.cells].flatMap((head) => {
    const [from, to] = [column, column + head.colSpan];
    column = to;
    const leaves =
      head.rowSpan > 1 || !lower ? [] : [...lower.cells].slice(below, below + head.colSpan);
    below += leaves.length;
    const own = wordsIn(head);
    if (!branches.includes(own)) return [];
    const cells = rows.flatMap((row) => [...row.cells].slice(from, to));
    return [[[head, ...leaves, ...cells], own] as const];
  });
}

function wordsIn(cell: Element): string {
  const text = (cell.querySelector('.value') ?? cell).textContent ?? '';
  return text.trim();
}
