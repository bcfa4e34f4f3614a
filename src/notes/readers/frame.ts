import type { z } from 'zod';
import { message } from '../../messages/catalogue.ts';
import { readFrontMatter } from '../front-matter.ts';
import type { MarkdownBlock } from '../markdown/types.ts';
import type { NoteFile } from '../note-file.ts';
import { type PictureFault, readPicture } from '../pictures.ts';
import type { Reading } from '../reading.ts';
import type { NotePicture, NotePlace } from '../types.ts';

/** What a reader of one kind works with. */
export interface NoteContext {
  readonly reading: Reading;
  /** The month's folder of notes, absolute: pictures stay within it. */
  readonly folder: string;
}

/** Reads a note's front matter by its kind's schema; every problem is warned of, right fields hold. */
export function frontOf<S extends z.ZodType<{ readonly month: string | null }>>(
  note: NoteFile,
  schema: S,
  { reading }: NoteContext,
): { readonly fields: z.infer<S> | null; readonly placeOf: (field: string) => NotePlace } {
  const { value, problems, lineOf } = readFrontMatter(note.front, note.path, schema);
  for (const problem of problems) reading.warn(message('notes.front_matter', problem));
  const placeOf = (field: string): NotePlace => ({ file: note.path, line: lineOf([field]) });
  const said = value?.month ?? null;
  if (said !== null && said !== reading.month) {
    const { month } = reading;
    reading.warn(message('notes.other_month', { ...placeOf('month'), said, month }));
  }
  return { fields: value, placeOf };
}

/** A part of a note under one heading; the part before the first heading has none. */
export interface NoteSection {
  readonly heading: Extract<MarkdownBlock, { kind: 'heading' }> | null;
  readonly blocks: readonly MarkdownBlock[];
  readonly line: number;
}

/** Parts a note at its headings; a part without a heading is there only where it says something. */
export function sectionsOf(blocks: readonly MarkdownBlock[]): readonly NoteSection[] {
  const sections: { heading: NoteSection['heading']; blocks: MarkdownBlock[]; line: number }[] = [];
  for (const block of blocks) {
    const open = sections.at(-1);
    if (block.kind === 'heading') sections.push({ heading: block, blocks: [], line: block.line });
    else if (open) open.blocks.push(block);
    else sections.push({ heading: null, blocks: [block], line: block.line });
  }
  return sections;
}

/** The pictures among blocks, masked captions; one that cannot be shown is warned of and left out. */
export async function picturesIn(
  blocks: readonly MarkdownBlock[],
  note: NoteFile,
  { reading, folder }: NoteContext,
): Promise<readonly NotePicture[]> {
  const pictures: NotePicture[] = [];
  for (const block of blocks) {
    if (block.kind !== 'picture') continue;
    const { target, line } = block;
    const picture = await readPicture(target, note.file, folder);
    if (typeof picture === 'string') warnOf(picture, target, line);
    else {
      const [alt, caption] = [reading.masked(block.alt), reading.masked(block.caption)];
      pictures.push({ file: target, ...picture, alt, caption });
    }
  }
  return pictures;

  function warnOf(why: PictureFault, picture: string, line: number): void {
    reading.warn(message('notes.picture', { file: note.path, line, picture, why }));
  }
}
