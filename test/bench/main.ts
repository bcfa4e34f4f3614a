import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Cost, measuredInTurn, median, type Pair } from './measure.ts';
import { type Row, rows } from './rows.ts';

/**
 * `npm run bench [-- <row> … --runs 5 --keep]`: measures the rows named, or all but the largest, prints a table and writes
 * `results.json` beside this file when all were measured or `--keep` asks for it. Nothing passes or fails by it.
 */
const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, keep: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !rows.some(({ id }) => id === name));
if (unknown.length > 0)
  throw new RangeError(`no row ${unknown.join(', ')}: ${rows.map(({ id }) => id).join(', ')}`);
const wanted = rows.filter(({ id, isLarge }) =>
  positionals.length === 0 ? isLarge !== true : positionals.includes(id),
);
const runs = Number(values.runs);

const results: ReturnType<typeof resultOf>[] = [];
process.stdout.write('| row | own s (cpu) | floor s (cpu) | ratio (cpu) | goal | met | MB |\n');
process.stdout.write('|---|---|---|---|---|---|---|\n');
for (const row of wanted) {
  const folder = mkdtempSync(join(tmpdir(), 'service-report-bench-'));
  try {
    const commands = await row.prepare(folder);
    if (commands === null) {
      process.stdout.write(
        `| ${row.id}: ${row.what} / ${row.against} | the peer is not there | | | | | |\n`,
      );
      continue;
    }
    const result = resultOf(
      row,
      measuredInTurn(commands.own, commands.floor, Math.min(runs, row.runs ?? runs), row.isLarge),
    );
    results.push(result);
    if (positionals.length === 0 || values.keep) keep(results);
    process.stdout.write(`${line(result)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
/** Writes what was measured so far, so that a bench that is stopped leaves its rows; rows that were not asked for stay. */
function keep(measured: readonly ReturnType<typeof resultOf>[]): void {
  const file = fileURLToPath(new URL('results.json', import.meta.url));
  const before: readonly ReturnType<typeof resultOf>[] = JSON.parse(
    readFileSync(file, 'utf8'),
  ).results;
  const results = rows.flatMap(({ id }) => {
    const one = [...measured, ...before].find((result) => result.id === id);
    return one ? [one] : [];
  });
  const machine = { processors: availableParallelism(), node: process.versions.node };
  writeFileSync(file, `${JSON.stringify({ machine, results }, null, 2)}\n`);
}

function resultOf({ id, what, against, goal, seconds, memory }: Row, { own, floor }: Pair) {
  const middle = (costs: readonly Cost[], of: keyof Cost) =>
    median(costs.flatMap((cost) => cost[of] ?? []));
  const ratio = (of: 'wall' | 'cpu') =>
    median(
      own
        .flatMap((cost, at) => (cost[of] ?? 0) / (floor[at]?.[of] || Number.NaN))
        .filter(Number.isFinite),
    );
  const ownCost = {
    wall: middle(own, 'wall'),
    cpu: middle(own, 'cpu'),
    memory: middle(own, 'memory'),
  };
  const floorCost = {
    wall: middle(floor, 'wall'),
    cpu: middle(floor, 'cpu'),
    memory: middle(floor, 'memory'),
  };
  const ratios = { wall: ratio('wall'), cpu: ratio('cpu') };
  const isMet =
    (ratios.wall ?? Number.POSITIVE_INFINITY) <= goal &&
    (ownCost.wall ?? 0) <= (seconds ?? Number.POSITIVE_INFINITY) &&
    (ownCost.memory ?? 0) <= (memory ?? Number.POSITIVE_INFINITY);
  return {
    id,
    what,
    against,
    runs: own.length,
    own: ownCost,
    floor: floorCost,
    ratios,
    goal,
    seconds,
    memory,
    isMet,
  };
}

function line({
  id,
  what,
  against,
  own,
  floor,
  ratios,
  goal,
  seconds,
  memory,
  isMet,
}: ReturnType<typeof resultOf>): string {
  const shown = (value: number | null, digits = 2) =>
    value === null ? '–' : value.toFixed(digits);
  const limits = [
    `≤ ${shown(goal)} ×`,
    ...(seconds === undefined ? [] : [`≤ ${seconds} s`]),
    ...(memory === undefined ? [] : [`≤ ${memory} MB`]),
  ];
  const cells = [
    `${id}: ${what} / ${against}`,
    `${shown(own.wall)} (${shown(own.cpu)})`,
    `${shown(floor.wall)} (${shown(floor.cpu)})`,
    `${shown(ratios.wall)} (${shown(ratios.cpu)})`,
    limits.join(', '),
    isMet ? 'yes' : 'no',
    shown(own.memory, 0),
  ];
  return `| ${cells.join(' | ')} |`;
}
