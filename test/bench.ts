import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Measures the sample month, warm: wall time of the whole command, its own peak memory, sizes of what it wrote.
 * `npm run bench [runs]`; prints one line a run and the median. Nothing passes or fails by it.
 */
const project = fileURLToPath(new URL('..', import.meta.url));
const runs = Number(process.argv[2] ?? 3);
const out = mkdtempSync(join(tmpdir(), 'service-report-bench-'));
const times: number[] = [];

for (let run = 0; run <= runs; run++) {
  const start = performance.now();
  const ended = spawnSync(
    process.execPath,
    [
      'bin/report.js',
      'generate',
      '--month',
      '2009-07',
      '--workspace',
      'fixtures/ziyang',
      '--out',
      out,
      '--quiet',
    ],
    { cwd: project, encoding: 'utf8' },
  );
  if (ended.status !== 0) throw new Error(ended.stderr);
  const seconds = (performance.now() - start) / 1000;
  const record = JSON.parse(readFileSync(join(out, '2009-07', 'run.json'), 'utf8')) as {
    peakMemoryBytes: number;
  };
  const sizes = ['report.pdf', 'report.xlsx'].map(
    (name) => `${name} ${(statSync(join(out, '2009-07', name)).size / 1024).toFixed(0)} KB`,
  );
  if (run > 0) times.push(seconds);
  process.stdout.write(
    `${run === 0 ? 'first' : 'warm '} ${seconds.toFixed(1)} s, ${(record.peakMemoryBytes / 2 ** 20).toFixed(0)} MB, ${sizes.join(', ')}\n`,
  );
}
times.sort((a, b) => a - b);
process.stdout.write(`median ${times[Math.floor(times.length / 2)]?.toFixed(1)} s\n`);
rmSync(out, { recursive: true });
