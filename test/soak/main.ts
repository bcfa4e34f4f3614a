/**
 * `npm run soak [-- generate kill SIGINT … 26 … random=300]` (a number: that call only): stops, kills and fails a run at every
 * call that touches a file, or at so many random ones, and looks whether the files are those of one run, what was said is
 * what happened, and the next run leaves nothing behind.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomMoments } from './random-moments.ts';
import { KINDS, soakIn } from './trials.ts';

const root = mkdtempSync(join(tmpdir(), 'soak-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
const asked = process.argv.slice(2);
const wants = (name: string, among: readonly string[]): boolean =>
  !asked.some((one) => among.includes(one)) || asked.includes(name);
const onlyAt = asked.map(Number).filter(Number.isInteger);
const moments = Number(asked.find((one) => one.startsWith('random='))?.slice(7) ?? 0);
const say = (line: string) => void process.stdout.write(`${line}\n`);

await using soak = await soakIn(root);
const names = soak.commands.map(({ name }) => name);
const commands = soak.commands.filter(({ name }) => wants(name, names));
const kinds = KINDS.filter((one) => wants(one, KINDS));
let points = 0;
let failed = 0;

/** Two at a time, on as many cores. */
async function all<T>(given: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = [...given];
  const next = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await work(one);
  };
  await Promise.all([next(), next()]);
}

if (moments > 0) {
  const chosen = await randomMoments(soak, commands, kinds, moments);
  await all(chosen, async ({ command, kind, at, call }) => {
    points += 1;
    const wrong = await soak.tried(command, kind, at);
    if (wrong.length === 0) return;
    failed += 1;
    say(`${command.name} ${kind} at ${call}: ${wrong.join('; ')}`);
  });
} else {
  for (const command of commands) {
    const calls = await soak.callsOf(command);
    for (const kind of kinds) {
      const before = { failed, absent: soak.absent() };
      const places = calls
        .map((_, index) => index + 1)
        .filter((at) => onlyAt.length === 0 || onlyAt.includes(at));
      await all(places, async (at) => {
        points += 1;
        const wrong = await soak.tried(command, kind, at);
        if (wrong.length === 0) return;
        failed += 1;
        say(`${command.name} ${kind} at ${calls[at - 1]}: ${wrong.join('; ')}`);
      });
      say(
        `${command.name} ${kind}: ${places.length} points, ${failed - before.failed} failed, ${soak.absent() - before.absent} with the earlier set aside until the next run`,
      );
    }
  }
}
say(`${points} points, ${failed} failed, ${soak.leftovers()} next runs of different leftovers`);
process.exitCode = failed > 0 ? 1 : 0;
