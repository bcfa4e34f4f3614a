import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ingest } from '../../src/ingest/ingest.ts';
import { openStore } from '../../src/store/store.ts';
import { loadWorkspace } from '../../src/workspace/load-workspace.ts';
import { writeTickets } from './write-tickets.ts';

/**
 * Measures the reading of many fault tickets: `node test/bench/read-tickets.ts [records] [dirt]`. The tickets of
 * the sample are repeated under new numbers and new seconds; `dirt` is the share of records with one cell
 * too many. Prints time, time of processors, peak memory and the row account. Nothing passes or fails by it.
 */
const project = fileURLToPath(new URL('../..', import.meta.url));
const records = Number(process.argv[2] ?? 1_000_000);
const dirt = Number(process.argv[3] ?? 0);
const sample = join(project, 'fixtures/ziyang');
const target = process.argv[4];
if (target === undefined) await measure(mkdtempSync(join(tmpdir(), 'service-report-bench-')));
else await writeTickets(target, { records, dirt });

async function measure(folder: string): Promise<void> {
  try {
    await measureIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureIn(folder: string): Promise<void> {
  const inputs = join(folder, 'inputs', '2009-07');
  mkdirSync(inputs, { recursive: true });
  const file = join(inputs, '障碍单_2009年7月.csv');
  // By another process, so that the memory measured is that of reading.
  const written = spawnSync(process.execPath, [
    import.meta.filename,
    String(records),
    String(dirt),
    file,
  ]);
  if (written.status !== 0) throw new Error(String(written.stderr));
  const { workspace, pack } = loadWorkspace({ folder: sample });
  const start = performance.now();
  const before = process.cpuUsage();
  await using store = await openStore({ tempFolder: join(folder, 'store') });
  const { files } = await ingest({
    workspace: { ...workspace, folder, inputs: { ...workspace.inputs, folderOf: () => inputs } },
    month: '2009-07',
    datasets: pack.datasets.filter(({ id }) => id === 'fault_tickets'),
    cohortsOf: () => ['accepted_at'],
    store,
    warn: () => undefined,
  });
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const memory = process.resourceUsage().maxRSS / 1024;
  const size = statSync(file).size / 2 ** 20;
  process.stdout.write(
    `${records} records, ${size.toFixed(0)} MB: ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processors), peak ${memory.toFixed(0)} MB\n${JSON.stringify(files[0]?.account)}\n`,
  );
}
