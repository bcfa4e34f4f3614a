import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

/** One row of the table of rooms: what a folder of `src` may import. */
export interface Room {
  readonly name: string;
  readonly libraries: readonly string[];
  readonly reads: readonly string[];
}

/** An import of one file: a path inside `src`, or the name of a library. */
export interface Import {
  readonly file: string;
  readonly inside: string | null;
  readonly library: string | null;
}

/** The rows of the table in `docs/rooms.md` whose first cell is a room in backticks. */
export function roomsIn(markdown: string): readonly Room[] {
  const start = markdown.indexOf('| room ');
  const end = markdown.indexOf('\n\n', start);
  return markdown
    .slice(start, end)
    .split('\n')
    .flatMap((line) => {
      const [, name = '', , libraries = '', reads = ''] = line
        .split('|')
        .map((cell) => cell.trim());
      const [room] = namesIn(name);
      return room === undefined
        ? []
        : [{ name: room, libraries: namesIn(libraries), reads: namesIn(reads) }];
    });
}

/** The imports of every file of the program; tests and what only they use are free. */
export function importsOf(source: string): readonly Import[] {
  return filesIn(source).flatMap((file) => {
    const text = readFileSync(join(source, file), 'utf8');
    return specifiersIn(text).flatMap((given): Import[] => {
      if (given.startsWith('node:')) return [];
      if (given.startsWith('.'))
        return [{ file, inside: normalize(join(dirname(file), given)), library: null }];
      const parts = given.split('/').slice(0, given.startsWith('@') ? 2 : 1);
      return [{ file, inside: null, library: parts.join('/') }];
    });
  });
}

/**
 * Where table and imports differ, one line each: a file in no room, a step through a wall, a library that is not the
 * room's, a permission that nobody uses, a room that is not there, rooms that read each other in a circle.
 */
export function wallProblems(
  rooms: readonly Room[],
  imports: readonly Import[],
): readonly string[] {
  const roomOf = (file: string): Room | undefined =>
    rooms
      .filter(({ name }) => file.startsWith(`${name}/`))
      .toSorted((a, b) => b.name.length - a.name.length)[0];
  const used = new Set<string>();
  const steps = imports.flatMap(({ file, inside, library }): string[] => {
    const from = roomOf(file);
    if (!from) return [`${file} stands in no room of the table`];
    if (library !== null) {
      used.add(`${from.name} ${library}`);
      return from.libraries.includes(library)
        ? []
        : [`${file}: ${from.name} may not use ${library}`];
    }
    const to = roomOf(inside ?? '');
    if (!to) return [`${file}: ${inside} stands in no room of the table`];
    used.add(`${from.name} ${to.name}`);
    return to === from || from.reads.includes(to.name)
      ? []
      : [`${file}: ${from.name} may not read ${to.name} (${inside})`];
  });
  const unused = rooms.flatMap(({ name, libraries, reads }) =>
    [...libraries, ...reads]
      .filter((one) => !used.has(`${name} ${one}`))
      .map((one) => `the table lets ${name} use ${one}, which it does not`),
  );
  return [...new Set([...steps, ...unused, ...circlesIn(rooms)])];
}

/** Rooms from which a way of permissions leads back to themselves. */
function circlesIn(rooms: readonly Room[]): readonly string[] {
  const reads = new Map(rooms.map((room) => [room.name, room.reads]));
  const reach = (from: string, seen: Set<string>): Set<string> => {
    for (const next of reads.get(from) ?? []) if (!seen.has(next)) reach(next, seen.add(next));
    return seen;
  };
  return rooms
    .filter(({ name }) => reach(name, new Set()).has(name))
    .map(({ name }) => `${name} is read, in a circle, by what it reads`);
}

/** Folders of the source that no row names, and rows without a folder. */
export function missingRooms(rooms: readonly Room[], source: string): readonly string[] {
  const folders = readdirSync(source).filter((one) => statSync(join(source, one)).isDirectory());
  const isNamed = (folder: string): boolean =>
    rooms.some(({ name }) => name === folder || name.startsWith(`${folder}/`));
  return [
    ...folders.filter((one) => !isNamed(one)).map((one) => `src/${one} has no row in the table`),
    ...rooms
      .filter(({ name }) => !existsSync(join(source, name)))
      .map(({ name }) => `the table has a row for ${name}, which is not there`),
  ];
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name.replace(/\/$/, ''));
}

function specifiersIn(text: string): readonly string[] {
  const found = text.matchAll(
    /^\s*(?:import|export)\b[^;'"]*?\bfrom '([^']+)';|^\s*import '([^']+)';|\bimport\('([^']+)'\)/gm,
  );
  return [...found].map(([, from, bare, late]) => from ?? bare ?? late ?? '');
}

function filesIn(source: string): readonly string[] {
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !isForTests(entry.name))
    .map((entry) => relative(source, join(entry.parentPath, entry.name)))
    .sort();
}

function isForTests(name: string): boolean {
  return /\.test\.ts$|^test-|-test-support\.ts$/.test(name);
}
