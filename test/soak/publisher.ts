import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const SOURCE = fileURLToPath(new URL('publish.ts', import.meta.url));

/** Puts `publish.ts` with all that it needs into one file of this folder, as the build does with the program; gives its path. */
export async function builtPublisher(folder: string): Promise<string> {
  const file = join(folder, 'publish.mjs');
  await build({ input: SOURCE, platform: 'node', output: { file, format: 'esm' } });
  return file;
}
