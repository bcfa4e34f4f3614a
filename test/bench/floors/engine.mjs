// The least that a program on DuckDB costs: the library loaded, an empty database opened and closed.
import { DuckDBInstance } from '@duckdb/node-api';

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
connection.closeSync();
instance.closeSync();
