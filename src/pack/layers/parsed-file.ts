import { parseYaml, type YamlFile } from '../../yaml/read.ts';

/** What the files of packs say that were parsed before, by name and bytes; those without a problem. */
const kept = new Map<string, unknown>();
/** Files of one process that are kept; a pack and its modules have some sixty. */
const MOST_KEPT = 500;

/**
 * Parses a file of a pack, once a process as long as its bytes are the same: of a pack that is edited most files are as
 * they were. Only what it says is kept, without the tree that knows the lines, which are asked for where something is wrong.
 */
export function parsedFile(bytes: Uint8Array, file: string): YamlFile {
  const key = `${file}\0${Buffer.from(bytes).toString('latin1')}`;
  if (kept.has(key)) {
    let parsed: YamlFile | null = null;
    const again = () => {
      parsed ??= parseYaml(bytes, file);
      return parsed;
    };
    return {
      file,
      value: structuredClone(kept.get(key)),
      problems: [],
      lineOf: (path) => again().lineOf(path),
      placeOf: (path) => again().placeOf(path),
    };
  }
  const yaml = parseYaml(bytes, file);
  if (yaml.problems.length > 0) return yaml;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, structuredClone(yaml.value));
  return yaml;
}
