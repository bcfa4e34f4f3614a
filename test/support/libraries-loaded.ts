import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/**
 * Writes the name of each library that a process loads, once, into the file that `LIBRARIES_LOADED` names: those of
 * `node_modules`, and those that the build put into the program's own files, as their source maps tell.
 */
const seen = new Set<string>();
registerHooks({
  load(url, context, next) {
    for (const place of url.includes('/dist/app/') ? sourcesOf(url) : [url]) {
      const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(place) ?? [];
      if (name === undefined || seen.has(name)) continue;
      seen.add(name);
      appendFileSync(process.env.LIBRARIES_LOADED ?? '', `${name}\n`);
    }
    return next(url, context);
  },
});

function sourcesOf(url: string): readonly string[] {
  const file = new URL(`${url}.map`);
  // The bundler's own helpers have no source.
  if (!existsSync(file)) return [];
  const map: { readonly sources: readonly string[] } = JSON.parse(readFileSync(file, 'utf8'));
  return map.sources;
}
