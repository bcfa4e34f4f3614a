import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CORPUS } from '../../fixtures/hostile/make/main.ts';

/** The texts of a payload list, `PORT` replaced. */
export function payloads(name: 'html' | 'formulas', port: number): readonly string[] {
  const texts: readonly string[] = parse(
    readFileSync(join(CORPUS, 'payloads', `${name}.yaml`), 'utf8'),
  );
  return texts.map((text) => text.replaceAll(/\bPORT\b/g, String(port)));
}

/** Names that try to be something else, by what bears them. */
export interface Names {
  readonly files: readonly string[];
  readonly branches: readonly string[];
  readonly headers: readonly string[];
}

/** The list of such names. */
export function hostileNames(): Names {
  return parse(readFileSync(join(CORPUS, 'payloads', 'names.yaml'), 'utf8'));
}
