import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildPack, TEMPLATES } from './load-pack.ts';

// Run by `npm run build`, out of what it has built: checks the packs that come with the program.
for (const name of readdirSync(TEMPLATES))
  if (existsSync(join(TEMPLATES, name, 'pack.yaml'))) buildPack(join(TEMPLATES, name));
