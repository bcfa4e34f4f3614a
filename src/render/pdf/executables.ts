import { fault } from '../../messages/fault.ts';
import { bundledBrowser, bundledRunsHere } from './bundled.ts';
import type { Environment } from './environment.ts';
import { isExecutable, usualPlaces } from './installed.ts';

/** One browser program that may be tried. */
export type Executable =
  | { readonly source: 'named' | 'installed'; readonly path: string }
  | {
      readonly source: 'bundled';
      readonly path: string;
      readonly libraries: string;
      readonly fonts: string;
    };

/**
 * Gives the browsers to try, best first: only the named one when one is named (by the workspace, else
 * by PUPPETEER_EXECUTABLE_PATH), otherwise those installed, then the bundled one, unpacked when its turn comes.
 * A named path that cannot be run is the fault `render.browser_path_wrong`.
 */
export async function* executables(
  named: string | null,
  env: Environment,
  places: readonly string[] | undefined,
): AsyncGenerator<Executable, void, void> {
  const path = named ?? (env.PUPPETEER_EXECUTABLE_PATH || null);
  if (path !== null) {
    if (!(await isExecutable(path))) {
      const setBy = named === null ? 'PUPPETEER_EXECUTABLE_PATH' : 'browser.executable';
      throw fault('render.browser_path_wrong', { path, setBy });
    }
    yield { source: 'named', path };
    return;
  }
  for (const place of places ?? usualPlaces(process.platform, env)) {
    if (await isExecutable(place)) yield { source: 'installed', path: place };
  }
  if (bundledRunsHere()) {
    const { executable, libraries, fonts } = await bundledBrowser(env);
    yield { source: 'bundled', path: executable, libraries, fonts };
  }
}
