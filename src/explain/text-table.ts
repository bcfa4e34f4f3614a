/** Characters that take two columns of a terminal: Chinese, full-width forms. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;
/** What a terminal would obey instead of showing it, and marks that turn text round. */
const UNSHOWN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;
const WIDEST = 36;

/** A text on one line without anything that a terminal would obey. */
export function onOneLine(text: string): string {
  return text.replace(UNSHOWN, ' ').trim();
}

/** Rows as lines with aligned columns; a cell that is too long is cut, but for the first `whole` columns. */
export function textTable(
  rows: readonly (readonly string[])[],
  whole: number,
): readonly string[] {
  const cut = rows.map((row) =>
    row.map((cell, at) => (at < whole ? onOneLine(cell) : shortened(onOneLine(cell)))),
  );
  const widths: number[] = [];
  for (const row of cut)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(cell));
  return cut.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}

/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (WIDE.test(char) ? 2 : 1), 0);
}

function shortened(text: string): string {
  if (widthOf(text) <= WIDEST) return text;
  let kept = '';
  for (const char of text) {
    if (widthOf(kept + char) > WIDEST - 1) break;
    kept += char;
  }
  return `${kept}…`;
}
