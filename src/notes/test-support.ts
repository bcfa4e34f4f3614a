import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inWords, type Message } from '../messages/catalogue.ts';
import { tempFolder } from '../pack/test-support.ts';
import { readNotes } from './read-notes.ts';
import type { Notes } from './types.ts';

/** A PNG header of this size in pixels, and nothing behind it. */
export function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(33);
  bytes.write('89504e470d0a1a0a0000000d49484452', 'hex');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

interface People {
  readonly names?: readonly string[];
  readonly keep?: readonly string[];
}

interface Read {
  readonly notes: Notes;
  readonly warnings: readonly string[];
  readonly messages: readonly Message[];
}

/** What reading these files, by their path below `notes/`, gave for July 2009, and its warnings in words. */
export async function notesFrom(
  files: Readonly<Record<string, string | Uint8Array>>,
  people: People = {},
): Promise<Read> {
  return await notesIn(files).now(people);
}

/** A workspace folder with these files below its `notes/`, and what reads them when a test has changed it. */
export function notesIn(files: Readonly<Record<string, string | Uint8Array>>): {
  readonly folder: string;
  readonly now: (people?: People) => Promise<Read>;
} {
  const folder = tempFolder();
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, 'notes', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return { folder, now: (people = {}) => readIn(folder, people) };
}

async function readIn(folder: string, people: People): Promise<Read> {
  const messages: Message[] = [];
  const { notes } = await readNotes({
    folder,
    month: '2009-07',
    people: { names: [], numbers: [], keep: [], ...people },
    warn: (warning) => messages.push(warning),
  });
  return { notes, messages, warnings: messages.map((one) => inWords(one, 'zh-CN')) };
}
