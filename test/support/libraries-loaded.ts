import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** Writes the name of each library that a process loads, once, into the file that `LIBRARIES_LOADED` names. */
const seen = new Set<string>();
registerHooks({
  load(url, context, next) {
    const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url) ?? [];
    if (name !== undefined && !seen.has(name)) {
      seen.add(name);
      appendFileSync(process.env.LIBRARIES_LOADED ?? '', `${name}\n`);
    }
    return next(url, context);
  },
});
