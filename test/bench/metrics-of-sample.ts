import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBConnection } from '@duckdb/node-api';
import { runInProcess } from '../support/in-process.ts';

/** Whether a statement asks the fault tickets of a month, and no other table, for figures. */
function asksTickets(sql: string): boolean {
  const tables = new Set([...sql.matchAll(/\b(?:from|join) "(\w+)"/gi)].map(([, name]) => name));
  return (
    tables.size === 1 && tables.has('fault_tickets') && /\b\w*(?:amount|numerator)\b/.test(sql)
  );
}

/** Writes what the sample's month asks of its fault tickets, each statement once, a JSON list; throws where no report is made. */
export async function writeMetricsOfSample(workspace: string, path: string): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), 'service-report-metrics-'));
  const asked = new Set<string>();
  const { run } = DuckDBConnection.prototype;
  DuckDBConnection.prototype.run = function (sql, values, types) {
    if (values === undefined && asksTickets(sql)) asked.add(sql);
    return run.call(this, sql, values, types);
  };
  try {
    const args = ['--month', '2009-07', '--format', 'json', '--no-cache', '--quiet'];
    const ended = await runInProcess(['generate', '--workspace', workspace, '--out', out, ...args]);
    if (ended.code !== 0) throw new Error(ended.stderr);
    writeFileSync(path, JSON.stringify([...asked]));
  } finally {
    DuckDBConnection.prototype.run = run;
    rmSync(out, { recursive: true, force: true });
  }
}
