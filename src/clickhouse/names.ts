/** Quotes a table's or column's name for ClickHouse, where a backslash escapes. */
export function quoteForClickhouse(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
}

/** A text as ClickHouse's SQL. */
export function textForClickhouse(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
