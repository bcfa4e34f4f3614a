import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What a case of `fixtures/cases/` must give: `want.json` beside its configuration. */
const wanted = z.strictObject({
  /** Copies the sample workspace first and lays the case's files over its month. */
  over: z.literal('ziyang').optional(),
  month: z.string().default('2009-07'),
  /** Files whose real names git cannot hold on every system: path in the case → bytes of the name, in hex. */
  names: z.record(z.string(), z.string()).default({}),
  /** Key of a result → `numerator/denominator`, or what is printed. */
  figures: z.record(z.string(), z.string()).default({}),
  /** Id of a check → `agrees`, `differs` … */
  checks: z.record(z.string(), z.string()).default({}),
  /** Records that could not be used. */
  quarantined: z.number().optional(),
  exit: z.number().default(0),
  /** What the messages to the user must hold, and what they must not. */
  says: z.array(z.string()).default([]),
  silent: z.array(z.string()).default([]),
  /** What the deck must print, blanks left out. */
  deck: z.array(z.string()).default([]),
});

export type Wanted = z.infer<typeof wanted>;

/** Reads what a case must give; a case that wants nothing is a fault of the case. */
export function wantedOf(folder: string): Wanted {
  const path = join(folder, 'want.json');
  if (!existsSync(path)) throw new Error(`${folder} has no want.json`);
  const want = wanted.parse(JSON.parse(readFileSync(path, 'utf8')));
  const asks = Object.keys(want.figures).length + want.says.length + want.deck.length;
  if (asks === 0) throw new Error(`${path} asks for no figure and no message`);
  return want;
}
