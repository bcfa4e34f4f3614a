import { fault } from '../messages/fault.ts';

/** With less, DuckDB cannot hold the blocks that a sort or join of a small month has in use at one time, in MB. */
const LEAST = 128;

/** The limit of the store that `--memory` asks for, as DuckDB writes it; none where nobody asks. Fault: `cli.bad_memory`. */
export function memoryFrom(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const megabytes = /^\d{1,7}$/.test(given) ? Number(given) : 0;
  if (megabytes < LEAST) throw fault('cli.bad_memory', { given, least: LEAST });
  return `${megabytes}MB`;
}
