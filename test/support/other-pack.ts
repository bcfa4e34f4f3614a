import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { PROJECT } from './program.ts';

/**
 * A copy of the built program whose pack has one text changed, in a folder that goes with the test; gives the
 * path of its `bin/report.js`. Throws when the text is not in the file exactly once.
 */
export function programWith(file: string, from: string, to: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'report-pack-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ['bin', 'dist', 'templates', 'package.json']) {
    // Compiled code comes and goes while others run the same program; maps of the source, nearly the half of it, are for people.
    const isKept = (path: string) =>
      path !== join(PROJECT, 'dist', 'compiled') && !path.endsWith('.map');
    cpSync(join(PROJECT, part), join(folder, part), { recursive: true, filter: isKept });
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  change(join(folder, 'templates'), file, from, to);
  return join(folder, 'bin', 'report.js');
}

/** Puts the pack with its modules, one text of them changed, into `packs/` of a workspace, whose own wins over the program's. */
export function ownPackWith(workspace: string, file: string, from: string, to: string): void {
  const packs = join(workspace, 'packs');
  for (const layer of LAYERS)
    cpSync(join(PROJECT, 'templates', layer), join(packs, layer), { recursive: true });
  change(packs, file, from, to);
}

/** The pack, and the modules that it is laid over. */
const LAYERS = ['ziyang', 'telecom', 'base'];

/** Changes one text of one file of the highest layer that has it. */
function change(templates: string, file: string, from: string, to: string): void {
  const [path = ''] = LAYERS.map((layer) => join(templates, layer, file)).filter(
    (one) => existsSync(one) && readFileSync(one, 'utf8').includes(from),
  );
  const parts = readFileSync(path, 'utf8').split(from);
  if (parts.length !== 2) throw new Error(`${file} has "${from}" ${parts.length - 1} times`);
  writeFileSync(path, parts.join(to));
}
