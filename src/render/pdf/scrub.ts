/**
 * Makes a library's error text fit for a message: one line, no page content,
 * no long digit runs (user numbers), at most 200 characters.
 */
export function scrub(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text
    .replace(/data:[^\s"')]*/g, 'data:…')
    .replace(/<[^<>]*>/g, '<…>')
    .replace(/\d{7,}/g, '…')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
