/** Quotes a table's or column's name for SQL. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * The condition that a time lies in a half-open range. The bounds stand in it as texts: a statement to which values are
 * bound is planned twice, which is most of what a small table costs.
 */
export function inRange(
  column: string,
  { start, end }: { readonly start: string; readonly end: string },
): string {
  const name = quoteName(column);
  return `${name} >= cast(${quoteText(start)} as timestamp) and ${name} < cast(${quoteText(end)} as timestamp)`;
}

/** A text as SQL. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
