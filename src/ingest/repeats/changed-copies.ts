/** A record of a key that several exports have. `first` is the row of the first record that is equal to it. */
export interface PartRow {
  readonly row: number;
  readonly file: number;
  readonly key: number;
  readonly first: number;
  readonly firstFile: number;
  readonly isCopy: boolean;
  readonly cells: readonly (string | null)[];
}

/** A record that gives way, and the row that stays instead. */
export interface ReplacedPart {
  readonly row: number;
  readonly winner: number;
}

/**
 * Of two exports whose records are mostly equal, the later is a copy of the earlier: each record that it gives with a
 * change replaces the one of its key that is most like it. Exports that share keys and hardly a record are two parts
 * of one whole, and nothing is replaced.
 */
export function replacedParts(rows: readonly PartRow[]): readonly ReplacedPart[] {
  const replaced = new Map<number, number>();
  const copiesOf = new Map<string, Set<number>>();
  for (const { file, firstFile, first, isCopy } of rows) {
    if (!isCopy || file === firstFile) continue;
    const pair = `${file} ${firstFile}`;
    copiesOf.set(pair, (copiesOf.get(pair) ?? new Set()).add(first));
  }
  const byKey = Map.groupBy(rows, ({ key }) => key);
  for (const [pair, copied] of copiesOf) {
    const [later = -1, earlier = -1] = pair.split(' ').map(Number);
    const changes = [...byKey.values()].flatMap((group) => {
      const fresh = group.filter(({ file, isCopy }) => file === later && !isCopy);
      const left = group.filter(
        ({ file, isCopy, row }) => file === earlier && !isCopy && !copied.has(row),
      );
      return fresh.length > 0 && left.length > 0 ? [{ fresh, left }] : [];
    });
    const changed = changes.reduce((sum, { fresh }) => sum + fresh.length, 0);
    if (changed > copied.size) continue;
    for (const { fresh, left } of changes) pairUp(fresh, left, replaced);
  }
  return [...replaced].map(([row, winner]) => ({ row, winner }));
}

function pairUp(
  fresh: readonly PartRow[],
  left: readonly PartRow[],
  replaced: Map<number, number>,
): void {
  for (const { row: winner, cells } of fresh) {
    let nearest: PartRow | null = null;
    for (const one of left) {
      if (replaced.has(one.row)) continue;
      if (nearest === null || unlike(one.cells, cells) < unlike(nearest.cells, cells))
        nearest = one;
    }
    if (nearest) replaced.set(nearest.row, winner);
  }
}

function unlike(one: PartRow['cells'], other: PartRow['cells']): number {
  return one.filter((cell, at) => cell !== other[at]).length;
}
