const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF]/g;
const SPACES = /[\t\u00a0\u2002-\u2009\u202f\u3000]/g;

/** A line as it comes out of a word processor, with plain spaces and without invisible characters. */
export function tidyLine(line: string): string {
  return line.replace(INVISIBLE, '').replace(SPACES, ' ').trimEnd();
}

/**
 * Lines as one text: a space parts two of them only where both are letters or digits of a Western script. All at
 * once, because a note may have thousands.
 */
export function joined(lines: readonly string[]): string {
  const parts = lines.filter((line) => line !== '');
  return parts
    .map((line, at) => {
      const isParted = /^[!-~]/.test(line) && /[!-~]/.test(parts[at - 1]?.slice(-1) ?? '');
      return isParted ? ` ${line}` : line;
    })
    .join('');
}
