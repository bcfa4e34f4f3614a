import { isAbsolute, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TEMPLATES } from '../pack/load-pack.ts';

/** Where the program keeps its JSON schemas. */
export const SCHEMAS = join(TEMPLATES, 'schemas');

/** The comment by which an editor finds the schema of a configuration in this folder; a path, where there is one. */
export function configSchemaLine(folder: string): string {
  const file = join(SCHEMAS, 'report.config.json');
  const path = relative(folder, file);
  // On another drive there is no relative path.
  const place = isAbsolute(path) ? pathToFileURL(file).href : path.split(sep).join('/');
  return `# yaml-language-server: $schema=${place}`;
}
