import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { markBuilt, markProgram } from './program-mark.ts';

// Run by `npm run build`, out of what it has built. Libraries that are not built in are known by their versions.
const { dependencies } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
);
const versions = Object.keys(dependencies).flatMap((name) => {
  const file = fileURLToPath(new URL(`../../node_modules/${name}/package.json`, import.meta.url));
  return existsSync(file) ? [`${name} ${JSON.parse(readFileSync(file, 'utf8')).version}`] : [];
});
markProgram(versions);
markBuilt(new Date().toISOString().slice(0, 10));
