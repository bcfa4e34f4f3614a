/** Names of what is being written or taken away; only what is whole has a key for its name. */
export const UNDER_WAY = 'month';

const ENTRY = /^[0-9a-f]{64}$/;
const VALUE = /^[0-9a-f]{64}\.value$/;

/** What a name in a cache stands for: the folder of a month, a file with a value, or nothing of its own. */
export function kindOfName(name: string): 'entry' | 'value' | null {
  if (ENTRY.test(name)) return 'entry';
  return VALUE.test(name) ? 'value' : null;
}

/** The name of the file of a value. */
export function valueName(key: string): string {
  return `${key}.value`;
}
