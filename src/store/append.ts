import {
  type DuckDBAppender,
  DuckDBDecimalType,
  DuckDBDecimalValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
} from '@duckdb/node-api';
import { microsOf, type SqlValue, scaledOf } from './values.ts';

/** Gives a function that appends one value to a column of this type; it throws for a value of another type. */
export function writerFor(appender: DuckDBAppender, type: DuckDBType): (value: SqlValue) => void {
  const write = writerOf(appender, type);
  return (value) => {
    if (value === null) appender.appendNull();
    else write(value);
  };
}

type Written = Exclude<SqlValue, null>;

function writerOf(appender: DuckDBAppender, type: DuckDBType): (value: Written) => void {
  if (type instanceof DuckDBDecimalType) {
    const { width, scale } = type;
    return (value) => {
      const scaled = scaledOf(String(value), width, scale);
      appender.appendDecimal(new DuckDBDecimalValue(scaled, width, scale));
    };
  }
  switch (type.typeId) {
    case DuckDBTypeId.VARCHAR:
      return (value) => appender.appendVarchar(text(value));
    case DuckDBTypeId.BOOLEAN:
      return (value) => appender.appendBoolean(truth(value));
    case DuckDBTypeId.DOUBLE:
      return (value) => appender.appendDouble(double(value));
    case DuckDBTypeId.INTEGER:
      return (value) => appender.appendInteger(number(value));
    case DuckDBTypeId.BIGINT:
      return (value) => appender.appendBigInt(BigInt(number(value)));
    case DuckDBTypeId.TIMESTAMP:
      return (value) => appender.appendTimestamp(new DuckDBTimestampValue(microsOf(text(value))));
    default:
      throw new TypeError(`rows cannot be appended to a column of type ${type}`);
  }
}

function text(value: Written): string {
  if (typeof value !== 'string') throw new TypeError(`expected text, got a ${typeof value}`);
  return value;
}

function number(value: Written): number {
  if (typeof value !== 'number') throw new TypeError(`expected a number, got a ${typeof value}`);
  return value;
}

/** The double nearest to a number in text, too: that is how exact numbers go into the store. */
function double(value: Written): number {
  if (typeof value !== 'string') return number(value);
  const nearest = Number(value);
  if (value.trim() === '' || !Number.isFinite(nearest))
    throw new TypeError('expected a number in text');
  return nearest;
}

function truth(value: Written): boolean {
  if (typeof value !== 'boolean') throw new TypeError(`expected a boolean, got a ${typeof value}`);
  return value;
}
