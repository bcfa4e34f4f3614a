import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';

/** A value that goes into or comes out of the store. */
export type SqlValue = string | number | boolean | null;

/** One row of a result, by column name. */
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** Turns a DuckDB value into a plain one; throws for a number that would lose digits, or another type. */
export function toSqlValue(value: DuckDBValue): SqlValue {
  if (value === null) return null;
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'bigint': {
      const number = Number(value);
      if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is too large to be exact`);
      return number;
    }
    default:
      if (value instanceof DuckDBDecimalValue || value instanceof DuckDBDateValue) {
        return value.toString();
      }
      if (value instanceof DuckDBTimestampValue) return localText(value.micros);
      throw new TypeError(`no plain form for the SQL value ${String(value)}`);
  }
}

const MICROS_PER_MILLISECOND = 1000n;

function localText(micros: bigint): string {
  const whole = new Date(Number(micros / MICROS_PER_MILLISECOND));
  return whole.toISOString().slice(0, 19).replace('T', ' ');
}

const LOCAL = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** Microseconds since 1970 of a local `YYYY-MM-DD HH:MM:SS` text; throws for another form. */
export function microsOf(text: string): bigint {
  if (!LOCAL.test(text)) {
    throw new TypeError('a TIMESTAMP column takes YYYY-MM-DD HH:MM:SS text');
  }
  const part = (from: number, to: number) => Number(text.slice(from, to));
  const clock = [part(11, 13), part(14, 16), part(17, 19)] as const;
  const milliseconds = Date.UTC(part(0, 4), part(5, 7) - 1, part(8, 10), ...clock);
  return BigInt(milliseconds * 1000);
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** The scaled integer of a decimal text; throws where digits would be lost or the width is passed. */
export function scaledOf(text: string, width: number, scale: number): bigint {
  const match = DECIMAL.exec(text);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (!match || fraction.length > scale) {
    throw new TypeError(
      `a DECIMAL(${width},${scale}) column takes text of at most ${scale} decimals`,
    );
  }
  const scaled = BigInt(sign + whole + fraction.padEnd(scale, '0'));
  if (scaled > 10n ** BigInt(width) - 1n || -scaled > 10n ** BigInt(width) - 1n) {
    throw new RangeError(`a number does not fit into DECIMAL(${width},${scale})`);
  }
  return scaled;
}
