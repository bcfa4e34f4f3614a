import { message } from '../../messages/catalogue.ts';
import type { NoteFile } from '../note-file.ts';
import { checkLength, paragraphsOf, plainText } from '../reading.ts';
import { caseSchema } from '../schemas.ts';
import type { CaseNote, CasePart } from '../types.ts';
import { frontOf, type NoteContext, picturesIn, sectionsOf } from './frame.ts';

const PARTS: Readonly<Record<string, CasePart>> = {
  经过: 'course',
  案例经过: 'course',
  问题: 'problem',
  存在问题: 'problem',
  处理: 'handling',
  处理情况: 'handling',
  改进: 'improvement',
  改进措施: 'improvement',
};
/** The parts in the order in which a case is told, as people call them. */
const ORDER = ['经过', '问题', '处理', '改进'] as const;
/** Length guide in characters. */
const MOST = 150;

/** Reads 案例: one case with its parts 经过, 问题, 处理, 改进; null where none of them is there. */
export async function readCase(note: NoteFile, context: NoteContext): Promise<CaseNote | null> {
  const { reading } = context;
  const { fields } = frontOf(note, caseSchema, context);
  const found = new Map<CasePart, string[]>();
  for (const section of sectionsOf(note.blocks)) {
    const place = { file: note.path, line: section.line };
    const heading = section.heading === null ? '' : plainText(section.heading.spans, reading);
    const known = PARTS[heading.replace(/^[一二三四\d]+[、.．]\s*/, '').trim()];
    const paragraphs = paragraphsOf(section.blocks, reading);
    if (known === undefined && paragraphs.length > 0)
      reading.warn(message('notes.unknown_part', { ...place, part: heading, known: ORDER }));
    if (paragraphs.length === 0) continue;
    checkLength(paragraphs, MOST, heading, place, reading);
    // What stands under no known heading is told with the course, so that nothing is lost.
    const part = known ?? 'course';
    found.set(part, [...(found.get(part) ?? []), ...paragraphs]);
  }
  const place = { file: note.path, line: 1 };
  const absent = ORDER.filter((word) => !found.has(PARTS[word] ?? 'course'));
  if (absent.length > 0) reading.warn(message('notes.missing_parts', { ...place, parts: absent }));
  if (found.size === 0) return null;
  const masked = (text: string | null) => (text === null ? null : reading.masked(text));
  return {
    place,
    caseId: masked(fields?.case ?? null),
    headline: masked(fields?.headline ?? null),
    type: masked(fields?.type ?? null),
    units: (fields?.units ?? []).map(reading.masked),
    judged: fields?.judged ?? null,
    parts: ORDER.flatMap((word) => {
      const part = PARTS[word] ?? 'course';
      const paragraphs = found.get(part);
      return paragraphs ? [{ part, paragraphs }] : [];
    }),
    pictures: await picturesIn(note.blocks, note, context),
  };
}
