import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ingest } from '../../src/ingest/ingest.ts';
import { openStore } from '../../src/store/store.ts';
import { loadWorkspace } from '../../src/workspace/load-workspace.ts';

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
else await writeTickets(target);

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

async function writeTickets(path: string): Promise<void> {
  const source = join(sample, 'inputs/2009-07/障碍单_电子运维_2009年7月.csv');
  const lines = new TextDecoder('gb18030').decode(readFileSync(source)).split(/\r?\n/);
  const header = lines.findIndex((line) => line.startsWith('故障单号'));
  const tickets = lines
    .slice(header + 1)
    .filter((line) => /^Z\w+,/.test(line) && !line.includes('"'));
  const out = createWriteStream(path);
  out.write(`\uFEFF${lines.slice(0, header + 1).join('\r\n')}\r\n`);
  for (let at = 0; at < records; at += 1) {
    const [, ...cells] = (tickets[at % tickets.length] ?? '').split(',');
    const second = String(at % 60).padStart(2, '0');
    const rest = cells.map((cell) => cell.replace(/(?<= \d\d:\d\d:)\d\d$/, second)).join(',');
    const odd = at % 1000 < dirt * 1000 ? ',x,y' : '';
    const line = `ZY${String(at).padStart(12, '0')},${rest}${odd}\r\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  await new Promise<void>((done) => {
    out.end(done);
  });
}
