import { prng } from '../../fixtures/generator/prng.ts';
import type { Command } from './cases.ts';
import type { Kind, soakIn } from './trials.ts';

/** One fault at one call of a command. */
export interface Moment {
  readonly command: Command;
  readonly kind: Kind;
  readonly at: number;
  /** The call as the log has it. */
  readonly call: string;
}

/** So many moments by chance, the same for a seed: the commands in turn, each at any of its calls. */
export async function randomMoments(
  soak: Pick<Awaited<ReturnType<typeof soakIn>>, 'callsOf'>,
  commands: readonly Command[],
  kinds: readonly Kind[],
  count: number,
  seed = 20261129,
): Promise<readonly Moment[]> {
  const random = prng(seed);
  const calls = new Map<string, readonly string[]>();
  for (const command of commands) calls.set(command.name, await soak.callsOf(command));
  return Array.from({ length: count }, (_, index): Moment[] => {
    const command = commands[index % commands.length];
    const kind = kinds[Math.floor(index / commands.length) % kinds.length];
    const own = calls.get(command?.name ?? '') ?? [];
    const at = Math.floor(random.next() * own.length);
    return command && kind ? [{ command, kind, at: at + 1, call: own[at] ?? '' }] : [];
  }).flat();
}
