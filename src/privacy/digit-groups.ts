/** A run of digits in a text: where it stands, its digits as ASCII, and whether the next run belongs close to it. */
export interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** What stands between this run and the next, where it is short and of the signs that part numbers; else null. */
  readonly gap: string | null;
}

const RUN = /[0-9０-９]+/g;
/** Blanks (also of no width), dashes, points, strokes and brackets, as people part numbers. */
const GAP =
  /^[-－‐‑‒–—―−ー~～.．·・•_/／\\()（）[\]【】 \t\u00a0\u00ad\u2000-\u200d\u2060\u202f\u3000\ufeff]{1,4}$/;

/** The runs of digits of a text, half-width or full-width, in their order. */
export function digitGroups(text: string): readonly Group[] {
  const found = [...text.matchAll(RUN)];
  return found.map((match, at) => {
    const end = match.index + match[0].length;
    const next = found[at + 1];
    const gap = next === undefined ? '' : text.slice(end, next.index);
    return {
      start: match.index,
      end,
      digits: match[0].normalize('NFKC'),
      gap: GAP.test(gap) ? gap : null,
    };
  });
}

/** So many runs from `at` on that stand close together; one alone where none follows. */
export function closeTogether(
  groups: readonly Group[],
  at: number,
  most: number,
): readonly Group[] {
  const close: Group[] = [];
  for (const group of groups.slice(at, at + most)) {
    close.push(group);
    if (group.gap === null) break;
  }
  return close;
}
