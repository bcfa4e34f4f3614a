import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the build writes it: beside the built program, of which it is a part. */
const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const MARK = 'program-mark';
const BUILT = 'program-built';

/** What tells this build of the program from every other; null where it runs from its sources, which change at any time. */
export function programMark(): string | null {
  try {
    return readFileSync(join(FOLDER, MARK), 'utf8');
  } catch {
    return null;
  }
}

/** Marks the built program by the bytes of its code and the versions of the libraries that it calls. */
export function markProgram(versions: readonly string[]): void {
  const hash = createHash('sha256').update(versions.join('\n'));
  for (const name of readdirSync(FOLDER).sort())
    if (name.endsWith('.js')) hash.update(name).update(readFileSync(join(FOLDER, name)));
  writeFileSync(join(FOLDER, MARK), hash.digest('hex'));
}

/** The day on which the program was built, `YYYY-MM-DD`; null where it runs from its sources. */
export function programBuilt(): string | null {
  try {
    return readFileSync(join(FOLDER, BUILT), 'utf8').trim();
  } catch {
    return null;
  }
}

/** Writes down beside the built program on which day it was built: no clock that is right is before it. */
export function markBuilt(day: string): void {
  writeFileSync(join(FOLDER, BUILT), `${day}\n`);
}
