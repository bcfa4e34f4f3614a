import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const SOURCE = fileURLToPath(new URL('publish.ts', import.meta.url));

/** Puts `publish.ts` with all that it needs into one file of this folder; gives its path. */
export function builtPublisher(folder: string): Promise<string> {
  return inOneFile(SOURCE, join(folder, 'publish.mjs'));
}

/** Puts a script with all that it needs into one file, as the build does with the program; gives its path. */
export async function inOneFile(input: string, file: string): Promise<string> {
  await build({ input, platform: 'node', output: { file, format: 'esm' } });
  return file;
}
