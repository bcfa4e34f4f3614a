import { fieldName, type YamlFile, type YamlPlace, type YamlProblem } from '../../yaml/read.ts';

/** A value out of one or more files, which knows where each part of it is written. */
interface Placed {
  readonly value: unknown;
  readonly placeOf: (path: readonly PropertyKey[]) => YamlPlace;
}

/** Lists of which the entries meet by their name; all others meet by `id`, where each entry has one. */
const BY_NAME: ReadonlySet<PropertyKey> = new Set(['columns', 'derived']);

/**
 * Lays one file over another of the same kind: maps meet by key, entries with an id (columns by their name) by that,
 * field by field; other lists and values take the place of those below. `drop: [ids]` beside such lists takes entries away.
 * Problems of both files are kept; each value is still told by the file and line in which it stands.
 */
export function mergeYaml(below: YamlFile, above: YamlFile): YamlFile {
  const problems = [...below.problems, ...above.problems];
  const merged = merge(below, above, '', (problem) => problems.push(problem));
  return {
    file: above.file,
    value: merged.value,
    placeOf: merged.placeOf,
    lineOf: (path) => merged.placeOf(path).line,
    problems,
  };
}

type Tell = (problem: YamlProblem) => void;

function merge(below: Placed, above: Placed, key: PropertyKey, tell: Tell): Placed {
  if (above.value === null || above.value === undefined) return below;
  if (isMap(below.value) && isMap(above.value)) return mergeMaps(below, above, tell);
  const name = entryName(key, below.value, above.value);
  return name === null ? above : mergeEntries(below, above, name, tell);
}

function mergeMaps(below: Placed, above: Placed, tell: Tell): Placed {
  const keys = new Set([...keysOf(below.value), ...keysOf(above.value)]);
  const dropped = keys.delete('drop') ? partOf(above, 'drop') : null;
  const parts = new Map(
    [...keys].map((key) => {
      const [own, other] = [partOf(above, key), partOf(below, key)];
      return [key, own && other ? merge(other, own, key, tell) : (own ?? other)] as const;
    }),
  );
  if (dropped) drop(dropped, parts, tell);
  return {
    value: Object.fromEntries([...parts].map(([key, part]) => [key, part?.value])),
    placeOf: ([key, ...rest]) =>
      parts.get(String(key))?.placeOf(rest) ?? above.placeOf(key === undefined ? [] : [key]),
  };
}

/** Entries keep the order of the file below, and new ones follow; a file that names every entry below says their order. */
function mergeEntries(below: Placed, above: Placed, name: 'id' | 'name', tell: Tell): Placed {
  const [lower, lowerAgain] = byId(below, name);
  const [upper, upperAgain] = byId(above, name);
  const isWhole = [...lower.keys()].every((id) => upper.has(id));
  const order = isWhole ? upper.keys() : new Set([...lower.keys(), ...upper.keys()]);
  const entries = [...order].flatMap((id) => {
    const [own, other] = [upper.get(id), lower.get(id)];
    const entry = own && other ? merge(other, own, '', tell) : (own ?? other);
    return entry ? [entry] : [];
  });
  return listOf([...entries, ...lowerAgain, ...upperAgain], above);
}

/** Entries by their ids, and those whose id stands in the same file already: whoever checks the whole tells of them. */
function byId(
  list: Placed,
  name: 'id' | 'name',
): readonly [ReadonlyMap<unknown, Placed>, readonly Placed[]] {
  const first = new Map<unknown, Placed>();
  const again: Placed[] = [];
  for (const entry of entriesOf(list)) {
    const id = partOf(entry, name)?.value;
    if (first.has(id)) again.push(entry);
    else first.set(id, entry);
  }
  return [first, again];
}

function drop(names: Placed, parts: Map<string, Placed | null>, tell: Tell): void {
  for (const [index, name] of entriesOf(names).entries()) {
    let isThere = false;
    for (const [key, list] of parts) {
      if (list === null || !Array.isArray(list.value)) continue;
      const left = entriesOf(list).filter(
        (entry) => ![partOf(entry, 'id')?.value, partOf(entry, 'name')?.value].includes(name.value),
      );
      if (left.length === list.value.length) continue;
      isThere = true;
      parts.set(key, listOf(left, list));
    }
    if (!isThere)
      tell({
        ...name.placeOf([]),
        field: fieldName(['drop', index]),
        zh: `没有「${String(name.value)}」可去掉`,
        en: `there is no "${String(name.value)}" to drop`,
      });
  }
}

function listOf(entries: readonly Placed[], within: Placed): Placed {
  return {
    value: entries.map(({ value }) => value),
    placeOf: ([index, ...rest]) => entries[Number(index)]?.placeOf(rest) ?? within.placeOf([]),
  };
}

function entriesOf(list: Placed): readonly Placed[] {
  const values: readonly unknown[] = Array.isArray(list.value) ? list.value : [];
  return values.map((value, index) => ({
    value,
    placeOf: (path) => list.placeOf([index, ...path]),
  }));
}

function partOf(whole: Placed, key: string): Placed | null {
  if (!isMap(whole.value) || !(key in whole.value)) return null;
  return { value: whole.value[key], placeOf: (path) => whole.placeOf([key, ...path]) };
}

/** By what the entries of two lists meet; null where they do not. */
function entryName(key: PropertyKey, ...lists: readonly unknown[]): 'id' | 'name' | null {
  const entries = lists.flatMap((list): readonly unknown[] =>
    Array.isArray(list) ? list : [null],
  );
  const name = BY_NAME.has(key) ? 'name' : 'id';
  return entries.every((entry) => isMap(entry) && typeof entry[name] === 'string') ? name : null;
}

function keysOf(value: unknown): readonly string[] {
  return isMap(value) ? Object.keys(value) : [];
}

/** Whether a value is a map of YAML. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
