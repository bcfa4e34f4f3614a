import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeWorkFolder } from '../../process/work-folder.ts';
import { browserEnvironment, type Environment } from './environment.ts';
import type { Executable } from './executables.ts';
import { scrub } from './scrub.ts';

const NAME = 'service-report-browser';

/** A browser's private folder for one run, and the variables it is started with. */
export interface Profile {
  readonly folder: string;
  readonly env: Record<string, string>;
}

/** Makes the private folder of one browser in `root` and the environment that goes with the program. */
export async function makeProfile(
  executable: Executable,
  env: Environment,
  root: string,
): Promise<Profile> {
  const folder = await makeWorkFolder(root, NAME);
  if (executable.source !== 'bundled') return { folder, env: browserEnvironment(env, {}) };
  const fontsFile = join(folder, 'fonts.conf');
  await writeFile(fontsFile, fontsConfiguration(executable.fonts, join(folder, 'fonts-cache')));
  const own = {
    // The home may be missing or not writable, and the browser insists on writing there.
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    FONTCONFIG_FILE: fontsFile,
    LD_LIBRARY_PATH: executable.libraries,
  };
  return { folder, env: browserEnvironment(env, own) };
}

/**
 * Removes the profile; a browser that is just ending may still write into it, so it is tried a few times. Gives why
 * it could not be removed, or null: the report does not depend on it, and a later run removes what one left.
 */
export async function removeProfile({ folder }: Profile): Promise<string | null> {
  try {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    return null;
  } catch (error) {
    return scrub(error);
  }
}

function fontsConfiguration(fonts: string, cache: string): string {
  const text = (path: string) => path.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${text(fonts)}</dir>
  <cachedir>${text(cache)}</cachedir>
</fontconfig>
`;
}
