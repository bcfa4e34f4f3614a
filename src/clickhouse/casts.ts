/** A column by its name, whose type the statement does not tell. */
const COLUMN = /^(?:`(?:[^`\\]|\\.)+`\.)*`(?:[^`\\]|\\.)+`$/;
const WHOLE = /^Int(?:8|16|32|64)$/;

const isOf = (sql: string, type: string) => `toTypeName(${sql}) LIKE '%${type}%'`;
const plainly = (sql: string, type: string) => `CAST(${sql} AS Nullable(${type}))`;

/**
 * A value as one of another type, as DuckDB casts it: to whole numbers it rounds, halves of a DOUBLE to the even one, where
 * ClickHouse cuts; a decimal as text keeps its digits, and a DOUBLE has one at least. `type` is ClickHouse's.
 */
export function castForClickhouse(sql: string, type: string): string {
  if (type === 'String') return textForColumn(sql);
  if (!WHOLE.test(type)) return plainly(sql, type);
  const rounded = (exact: string) => plainly(`round(accurateCastOrNull(${sql}, '${exact}'))`, type);
  return `multiIf(${isOf(sql, 'Float')}, ${rounded('Float64')}, ${isOf(sql, 'Decimal')}, ${rounded('Decimal(38, 9)')}, ${plainly(sql, type)})`;
}

/** What is computed has no digits that a column was given. */
export function textForColumn(sql: string): string {
  const text = plainly(sql, 'String');
  if (!COLUMN.test(sql)) return text;
  const digits = `toUInt8OrZero(extract(toTypeName(${sql}), 'Decimal\\\\(\\\\d+, (\\\\d+)\\\\)'))`;
  const decimal = `toDecimalString(accurateCastOrNull(${sql}, 'Decimal(38, 9)'), ${digits})`;
  const double = `concat(${text}, if(match(${text}, '^-?\\\\d{1,15}$'), '.0', ''))`;
  return `multiIf(${isOf(sql, 'Decimal')}, ${decimal}, ${isOf(sql, 'Float')}, ${double}, ${text})`;
}
