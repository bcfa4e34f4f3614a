import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseYaml, type YamlFile } from '../../yaml/read.ts';
import { fingerprintOf, type Layers, layersOf } from './layers.ts';
import { mergeYaml } from './merge-yaml.ts';
import { parsedFile } from './parsed-file.ts';

/** The folder of a pack over those of the modules that it uses, the first below. */
export class PackFiles {
  readonly #folder: string;
  readonly #layers: Layers;

  /** Modules stand beside the pack, else in `templates` of the program; those that nobody has are {@link missing}. */
  constructor(folder: string, uses: readonly string[], templates: string) {
    this.#folder = folder;
    this.#layers = layersOf(folder, uses, templates);
  }

  /** Names of modules in `uses` that are nowhere. */
  get missing(): readonly string[] {
    return this.#layers.missing;
  }

  /** One file merged out of all layers; empty where none has it. */
  yaml(name: string): YamlFile {
    const files = this.#layers.folders
      .filter((layer) => existsSync(join(layer, name)))
      .map((layer) => parsedFile(readFileSync(join(layer, name)), join(basename(layer), name)));
    const [first = parseYaml('', join(basename(this.#folder), name)), ...rest] = files;
    return rest.reduce(mergeYaml, first);
  }

  /** The files with an ending in a folder of any layer, in order; null where no layer has the folder. */
  names(part: string, ending: string): readonly string[] | null {
    const folders = this.#layers.folders
      .map((layer) => join(layer, part))
      .filter((one) => existsSync(one));
    if (folders.length === 0) return null;
    const names = folders.flatMap((folder) => readdirSync(folder));
    return [...new Set(names.filter((name) => name.endsWith(ending)))].sort();
  }

  /** A hash of all that the pack is read from. */
  fingerprint(): string {
    return fingerprintOf(this.#layers);
  }

  /** The texts of a file, one for each layer that has it, the lowest first. */
  texts(name: string): readonly string[] {
    return this.#layers.folders
      .map((layer) => join(layer, name))
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8'));
  }
}
