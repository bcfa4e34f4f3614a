import { message } from '../../messages/catalogue.ts';
import type { NoteFile } from '../note-file.ts';
import { paragraphsOf, plainText } from '../reading.ts';
import { commentSchema } from '../schemas.ts';
import type { SlideComment } from '../types.ts';
import { frontOf, type NoteContext, sectionsOf } from './frame.ts';

const HEADING = /^(.+?)\s*[（(]?(替换|追加|replace|append)[)）]?$/i;
/** Length guide in sentences. */
const MOST_SENTENCES = 4;

/** Reads 评语: under each heading, `<slide id> 替换` or `追加`, what a person says on that slide. */
export function readComments(note: NoteFile, context: NoteContext): readonly SlideComment[] {
  const { reading } = context;
  const { fields } = frontOf(note, commentSchema, context);
  return sectionsOf(note.blocks).flatMap((section): SlideComment[] => {
    const place = { file: note.path, line: section.line };
    const paragraphs = paragraphsOf(section.blocks, reading);
    const heading = section.heading === null ? null : plainText(section.heading.spans, reading);
    if (heading === null) {
      reading.warn(message('notes.without_slide', place));
      return [];
    }
    for (const { kind, line } of section.blocks) {
      if (kind === 'picture')
        reading.warn(
          message('notes.picture', { file: note.path, line, picture: heading, why: 'no_place' }),
        );
    }
    if (paragraphs.length === 0) {
      reading.warn(message('notes.empty', { ...place, part: heading }));
      return [];
    }
    const [, slide = heading, word = null] = HEADING.exec(heading) ?? [];
    if (word === null) reading.warn(message('notes.no_mode', { ...place, slide }));
    const length = paragraphs.join('').split(/[。！？!?]+(?!$)/).length;
    if (length > MOST_SENTENCES) {
      const most = MOST_SENTENCES;
      reading.warn(message('notes.too_long', { ...place, what: slide, length, most, unit: '句' }));
    }
    const mode = /^(?:替换|replace)$/i.test(word ?? '') ? 'replace' : 'append';
    return [{ place, slide, mode, by: fields?.by ?? null, paragraphs }];
  });
}
