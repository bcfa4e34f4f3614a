import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseYaml, type YamlFile } from '../../yaml/read.ts';
import { mergeYaml } from './merge-yaml.ts';

/** The folder of a pack over those of the modules that it uses, the first below. */
export class PackFiles {
  readonly #folder: string;
  readonly #layers: readonly string[];

  /** Modules stand beside the pack, else in `templates` of the program; those that nobody has are {@link missing}. */
  constructor(folder: string, uses: readonly string[], templates: string) {
    this.#folder = folder;
    const places = [dirname(folder), templates];
    const found = uses.map((name) =>
      places.map((place) => join(place, name)).find((one) => isModule(one)),
    );
    this.missing = uses.filter((_, index) => found[index] === undefined);
    this.#layers = [...found.filter((one) => one !== undefined), folder];
  }

  /** Names of modules in `uses` that are nowhere. */
  readonly missing: readonly string[];

  /** One file merged out of all layers; empty where none has it. */
  yaml(name: string): YamlFile {
    const files = this.#layers
      .filter((layer) => existsSync(join(layer, name)))
      .map((layer) => parseYaml(readFileSync(join(layer, name)), join(basename(layer), name)));
    const [first = parseYaml('', join(basename(this.#folder), name)), ...rest] = files;
    return rest.reduce(mergeYaml, first);
  }

  /** The files with an ending in a folder of any layer, in order; null where no layer has the folder. */
  names(part: string, ending: string): readonly string[] | null {
    const folders = this.#layers.map((layer) => join(layer, part)).filter((one) => existsSync(one));
    if (folders.length === 0) return null;
    const names = folders.flatMap((folder) => readdirSync(folder));
    return [...new Set(names.filter((name) => name.endsWith(ending)))].sort();
  }

  /** A hash of all that a pack is read from: the names of its layers, of their files, and what stands in them. */
  fingerprint(): string {
    const hash = createHash('sha256');
    for (const layer of this.#layers) {
      hash.update(`${basename(layer)}\0`);
      for (const name of readFrom(layer)) {
        const bytes = readFileSync(join(layer, name));
        hash.update(`${name}\0${bytes.length}\0`).update(bytes);
      }
    }
    return hash.digest('hex');
  }

  /** The texts of a file, one for each layer that has it, the lowest first. */
  texts(name: string): readonly string[] {
    return this.#layers
      .map((layer) => join(layer, name))
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8'));
  }
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
