import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, lstatSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { Headers } from 'tar-fs';

const PROGRAM = 'chromium.br';
const ARCHIVES = ['al2023.tar.br', 'fonts.tar.br'];

/** Unpacks the package's program, libraries and fonts from `source` into the new private folder, sealed with their hashes. */
export async function unpackInto(folder: string, source: string): Promise<void> {
  const { extract } = await import('tar-fs');
  await mkdir(folder, { mode: 0o700 });
  await pipeline(
    createReadStream(join(source, PROGRAM)),
    createBrotliDecompress({ chunkSize: 2 ** 20 }),
    createWriteStream(join(folder, 'chromium'), { mode: 0o700 }),
  );
  for (const archive of ARCHIVES) {
    await pipeline(
      createReadStream(join(source, archive)),
      createBrotliDecompress(),
      extract(join(folder, archive.replace('.tar.br', '')), { map: asOwn }),
    );
  }
  await writeFile(join(folder, 'seal'), await sealOf(folder, source), { mode: 0o600 });
}

/** Started as root, the extraction would give files to the user numbers of the machine that packed them. */
function asOwn(header: Headers): Headers {
  return { ...header, uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
}

/**
 * Gives one line for each file of {@link sealOf}, with what of its inode changes whenever the file does. Without a pause:
 * it takes a millisecond, and a run that is busy would come back to each file only after other work.
 */
export function stateOf(folder: string, source: string): string {
  const lines: string[] = [];
  for (const [name, path] of filesOf(folder, source)) {
    const { dev, ino, size, mode, uid, mtimeNs, ctimeNs } = lstatSync(path, { bigint: true });
    lines.push(`${[dev, ino, size, mode, uid, mtimeNs, ctimeNs].join(' ')}  ${name}\n`);
  }
  return lines.join('');
}

/** Gives one line of sha256 and name for each packed archive and each unpacked file, sorted: equal seals, equal files. */
export async function sealOf(folder: string, source: string): Promise<string> {
  const lines: string[] = [];
  for (const [name, path] of filesOf(folder, source))
    if (name !== 'seal') lines.push(`${await sha256Of(path)}  ${name}\n`);
  return lines.join('');
}

/** In the unpacked folder: the state in which its files were last found to be whole. No part of what is sealed. */
export const STATE = 'state';

/** The packed archives and the unpacked files, with their names. */
function filesOf(folder: string, source: string) {
  const packed = [PROGRAM, ...ARCHIVES].map((name) => [name, join(source, name)] as const);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const unpacked = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(folder, path).split(sep).join('/'), path] as const)
    .filter(([name]) => name !== STATE)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return [...packed, ...unpacked];
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 2 ** 20 }), hash);
  return hash.digest('hex');
}
