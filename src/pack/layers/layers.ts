import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The folders that a pack is read from, its own over those of the modules that it uses, and modules that are nowhere. */
export interface Layers {
  readonly folders: readonly string[];
  readonly missing: readonly string[];
}

/** Modules stand beside the pack, else in `templates` of the program. */
export function layersOf(folder: string, uses: readonly string[], templates: string): Layers {
  const places = [dirname(folder), templates];
  const found = uses.map((name) =>
    places.map((place) => join(place, name)).find((one) => isModule(one)),
  );
  return {
    folders: [...found.filter((one) => one !== undefined), folder],
    missing: uses.filter((_, index) => found[index] === undefined),
  };
}

/** A hash of all that a pack is read from: the names of its layers, of their files, and what stands in them. */
export function fingerprintOf({ folders }: Layers): string {
  const hash = createHash('sha256');
  for (const layer of folders) {
    hash.update(`${basename(layer)}\0`);
    for (const name of readFrom(layer)) {
      const bytes = readFileSync(join(layer, name));
      hash.update(`${name}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest('hex');
}

/** Folders of a pack that hold files which are read, its own among them. */
const PARTS = ['', 'datasets', 'html'] as const;

/** The files of a layer that a pack may be read from, as paths in it. */
function readFrom(layer: string): readonly string[] {
  return PARTS.filter((part) => existsSync(join(layer, part))).flatMap((part) =>
    readdirSync(join(layer, part), { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && /\.(?:yaml|hbs|css)$/.test(entry.name))
      .map((entry) => join(part, entry.name))
      .sort(),
  );
}

/** A module is told from a pack by its head. */
function isModule(folder: string): boolean {
  return existsSync(join(folder, 'module.yaml'));
}
