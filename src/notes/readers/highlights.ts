import { message } from '../../messages/catalogue.ts';
import type { NoteFile } from '../note-file.ts';
import { checkLength, paragraphsOf, plainText } from '../reading.ts';
import { highlightSchema } from '../schemas.ts';
import type { Highlight } from '../types.ts';
import { frontOf, type NoteContext, picturesIn, sectionsOf } from './frame.ts';

/** Length guide in characters. */
const MOST = 120;

/** Reads 亮点: one highlight under each heading. */
export async function readHighlights(
  note: NoteFile,
  context: NoteContext,
): Promise<readonly Highlight[]> {
  const { reading } = context;
  const { fields } = frontOf(note, highlightSchema, context);
  const department = fields?.department ?? null;
  const highlights: Highlight[] = [];
  for (const section of sectionsOf(note.blocks)) {
    const place = { file: note.path, line: section.line };
    const title = section.heading === null ? null : plainText(section.heading.spans, reading);
    const paragraphs = paragraphsOf(section.blocks, reading);
    const pictures = await picturesIn(section.blocks, note, context);
    if (paragraphs.length === 0 && pictures.length === 0) {
      reading.warn(message('notes.empty', { ...place, part: title }));
      continue;
    }
    checkLength(paragraphs, MOST, title ?? '亮点', place, reading);
    highlights.push({
      place,
      title,
      department: department === null ? null : reading.masked(department),
      paragraphs,
      pictures,
    });
  }
  return highlights;
}
