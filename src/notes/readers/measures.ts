import { message } from '../../messages/catalogue.ts';
import type { NoteFile } from '../note-file.ts';
import { dayAt, plainText } from '../reading.ts';
import { measureSchema } from '../schemas.ts';
import type { Measure } from '../types.ts';
import { frontOf, type NoteContext, sectionsOf } from './frame.ts';

/** Reads 措施: each list item or paragraph is a measure for the problem that its heading or the front matter names. */
export function readMeasures(note: NoteFile, context: NoteContext): readonly Measure[] {
  const { reading } = context;
  const { fields, placeOf } = frontOf(note, measureSchema, context);
  const masked = (text: string | null) => (text === null ? null : reading.masked(text));
  const unit = masked(fields?.unit ?? fields?.department ?? null);
  const due = dayAt(fields?.due ?? null, placeOf('due'), reading);
  const measures = sectionsOf(note.blocks).flatMap(({ heading, blocks }) => {
    const problem =
      heading === null ? masked(fields?.problem ?? null) : plainText(heading.spans, reading);
    return blocks.flatMap((block): Measure[] => {
      const place = { file: note.path, line: block.line };
      const texts =
        block.kind === 'list'
          ? block.items.map(({ spans }) => plainText(spans, reading))
          : block.kind === 'paragraph'
            ? [plainText(block.spans, reading)]
            : [];
      const slide = fields?.slide ?? null;
      return texts.map((text) => ({ place, slide, problem, text, unit, due, check: null }));
    });
  });
  if (measures.length === 0)
    reading.warn(message('notes.empty', { file: note.path, line: 1, part: null }));
  return measures;
}
