import { createRequire } from 'node:module';

/** The program's version, from its package.json. */
export function programVersion(): string {
  const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
  return version;
}
