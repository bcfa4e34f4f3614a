import { fingerprintOf, layersOf } from './layers/layers.ts';
import { TEMPLATES } from './templates-folder.ts';
import type { Pack } from './types.ts';

/** What a pack was made of. */
export interface PackSources {
  readonly folder: string;
  /** The modules that it uses. */
  readonly uses: readonly string[];
  /** Of all files of its layers. */
  readonly fingerprint: string;
}

const sources = new WeakMap<Pack, PackSources>();

/** Remembers what a pack was made of. */
export function noteSources(pack: Pack, of: PackSources): void {
  sources.set(pack, of);
}

/** What a pack that was loaded was made of; null for one that was put together otherwise. */
export function sourcesOf(pack: Pack): PackSources | null {
  return sources.get(pack) ?? null;
}

/** Whether the files that a pack was made of are as they were, none more and none less. */
export function standAsBefore({ folder, uses, fingerprint }: PackSources): boolean {
  try {
    const layers = layersOf(folder, uses, TEMPLATES);
    return layers.missing.length === 0 && fingerprintOf(layers) === fingerprint;
  } catch {
    return false;
  }
}
