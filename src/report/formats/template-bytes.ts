import { readFile } from 'node:fs/promises';

/** The bytes of a template; null where the file cannot be read, which `onUnreadable` is told. */
export async function templateBytes(
  path: string,
  onUnreadable: () => void,
): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch {
    onUnreadable();
    return null;
  }
}
