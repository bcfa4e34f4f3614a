/** Width of a text in half-width columns: CJK and full-width characters count 2. Of several lines the widest. */
export function textWidth(text: string): number {
  let widest = 0;
  for (const line of text.split('\n')) {
    let width = 0;
    for (const char of line) width += isWide(char.codePointAt(0) ?? 0) ? 2 : 1;
    widest = Math.max(widest, width);
  }
  return widest;
}

function isWide(code: number): boolean {
  return code >= 0x1100 && (code < 0x1160 || (code >= 0x2e80 && code < 0xff61) || code > 0xffdf);
}

/** Lines that a text takes in a column of so many half-width columns; at least 1. */
export function lineCount(text: string, width: number): number {
  // No character is wider than two columns.
  if (text.length * 2 <= width && !text.includes('\n')) return 1;
  let lines = 0;
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil(textWidth(line) / width));
  return lines;
}
