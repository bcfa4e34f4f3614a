import type { Node } from '../store/parsed-sql.ts';
import { nodeOrNull, textAt } from './tree.ts';
import { Untranslatable } from './untranslatable.ts';

/** Times stand without a zone, in whole seconds, as in the exports: as UTC they keep their clock. */
export const TIMESTAMP = "DateTime64(0, 'UTC')";

const TYPES: Readonly<Record<string, string>> = {
  VARCHAR: 'String',
  BOOLEAN: 'Bool',
  TINYINT: 'Int8',
  SMALLINT: 'Int16',
  INTEGER: 'Int32',
  BIGINT: 'Int64',
  HUGEINT: 'Int128',
  FLOAT: 'Float32',
  DOUBLE: 'Float64',
  DATE: 'Date32',
  TIMESTAMP,
};

/** ClickHouse's type for one of DuckDB's by its name, such as `DECIMAL(18,2)`. Throws {@link Untranslatable}. */
export function typeForClickhouse(type: string): string {
  const decimal = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(type);
  if (decimal) return `Decimal(${decimal[1]}, ${decimal[2]})`;
  const known = TYPES[type];
  if (known === undefined) throw new Untranslatable(`the type ${type}`);
  return known;
}

/** The same for a type in DuckDB's tree. */
export function typeInTree(type: Node): string {
  const info = nodeOrNull(type, 'type_info');
  const id = textAt(type, 'id');
  return typeForClickhouse(
    id === 'DECIMAL' && info !== null ? `DECIMAL(${Number(info.width)},${Number(info.scale)})` : id,
  );
}
