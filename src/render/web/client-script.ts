import { existsSync, readFileSync } from 'node:fs';

/** Beside this file as built, beside the bundle that it is part of; a program that runs from its sources has it where the build puts it. */
const PLACES = ['./client.js', '../render/web/client.js', '../../../dist/render/web/client.js'];

/** The script of the page, which `npm run build` makes of `client/`. */
export function clientScript(): string {
  const place = PLACES.map((name) => new URL(name, import.meta.url)).find((one) => existsSync(one));
  if (place === undefined) throw new RangeError('render/web/client.js is not built: npm run build');
  // Browsers read line ends as \n, and the hash of the policy is of what they read.
  return readFileSync(place, 'utf8').replaceAll('\r', '').trim();
}
