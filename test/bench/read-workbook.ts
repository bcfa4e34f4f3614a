import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileSource } from '../../src/ingest/bytes/byte-source.ts';
import { sheetsOf } from '../../src/ingest/xlsx/workbook.ts';
import { writeFullSheet } from './full-sheet.ts';

/**
 * Measures reading a workbook of 20 columns, a full sheet by default: `node test/bench/read-workbook.ts [rows]`.
 * Writes it to a temporary folder, reads it in a process of its own, and prints rows, seconds and peak memory.
 */
const [first, file] = process.argv.slice(2);
if (first === '--read' && file !== undefined) await readAll(file);
else await measure(Number(first ?? 1_048_576));

async function measure(rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'service-report-bench-'));
  try {
    const path = join(folder, 'sheet.xlsx');
    const { xmlBytes } = await writeFullSheet(path, rows);
    print(`${rows} rows, ${mega(statSync(path).size)} MB, ${mega(xmlBytes)} MB of XML`);
    const args = [fileURLToPath(import.meta.url), '--read', path];
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function readAll(path: string): Promise<void> {
  const start = performance.now();
  let rows = 0;
  let cells = 0;
  await using handle = await open(path);
  for await (const { records } of sheetsOf(await fileSource(handle), path)) {
    for await (const record of records) {
      rows += 1;
      cells += record.cells.length;
    }
  }
  const { maxRSS, userCPUTime } = process.resourceUsage();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const cpu = (userCPUTime / 1e6).toFixed(1);
  print(
    `read ${rows} rows, ${cells} cells in ${seconds} s (CPU ${cpu} s), peak ${Math.round(maxRSS / 1024)} MB`,
  );
}

function mega(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
