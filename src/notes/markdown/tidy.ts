const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF]/g;
const SPACES = /[\t\u00a0\u2002-\u2009\u202f\u3000]/g;

/** A line as it comes out of a word processor, with plain spaces and without invisible characters. */
export function tidyLine(line: string): string {
  return line.replace(INVISIBLE, '').replace(SPACES, ' ').trimEnd();
}

/** Two lines as one: a space parts them only where both are letters or digits of a Western script. */
export function joined(before: string, after: string): string {
  const parts = /[!-~]$/.test(before) && /^[!-~]/.test(after);
  return before === '' ? after : `${before}${parts ? ' ' : ''}${after}`;
}
