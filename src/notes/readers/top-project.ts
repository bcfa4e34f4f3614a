import { message } from '../../messages/catalogue.ts';
import type { MarkdownBlock, Span } from '../markdown/types.ts';
import type { NoteFile } from '../note-file.ts';
import { dayAt, paragraphsOf, plainText } from '../reading.ts';
import { projectSchema } from '../schemas.ts';
import type { ProjectStatus, TopProject } from '../types.ts';
import { frontOf, type NoteContext } from './frame.ts';

const STATUS: Readonly<Record<string, ProjectStatus>> = {
  按期: 'on_time',
  正常: 'on_time',
  on_time: 'on_time',
  滞后: 'late',
  延期: 'late',
  late: 'late',
  完成: 'done',
  已完成: 'done',
  done: 'done',
  暂停: 'paused',
  paused: 'paused',
};
const NEXT = /^(?:下步|下一步|下步计划|下一步计划|下月)(?:工作)?[：:]?$/;

/** Reads a TOP项目: what follows a bold or headed 下步 is the next step, the rest is the progress. */
export function readTopProject(note: NoteFile, context: NoteContext): TopProject {
  const { reading } = context;
  const { fields, placeOf } = frontOf(note, projectSchema, context);
  const heading = note.blocks.find((block) => block.kind === 'heading' && !isNext(block.spans[0]));
  const named = heading?.kind === 'heading' ? plainText(heading.spans, reading) : null;
  const project = fields?.project ?? named;
  if (project === null) reading.warn(message('notes.no_project', placeOf('project')));
  const { before, after } = atNext(note.blocks.filter((block) => block !== heading));
  for (const block of note.blocks) {
    if (block.kind === 'picture')
      reading.warn(
        message('notes.picture', {
          file: note.path,
          line: block.line,
          picture: block.target,
          why: 'no_place',
        }),
      );
  }
  const masked = (text: string | null) => (text === null ? null : reading.masked(text));
  return {
    place: { file: note.path, line: 1 },
    project: reading.masked(project ?? note.path.split('/').at(-1) ?? ''),
    owner: masked(fields?.owner ?? fields?.department ?? null),
    status: statusOf(fields?.status ?? null),
    milestones: (fields?.milestones ?? []).map(({ name, due, done }) => ({
      name: reading.masked(name),
      due: dayAt(due, placeOf('milestones'), reading),
      done: dayAt(done, placeOf('milestones'), reading),
    })),
    progress: paragraphsOf(before, reading),
    next: paragraphsOf(after, reading),
  };

  function statusOf(word: string | null): ProjectStatus | null {
    const status = word === null ? null : (STATUS[word] ?? null);
    if (word !== null && status === null) {
      const known = ['按期', '滞后', '完成', '暂停'];
      reading.warn(message('notes.unknown_state', { ...placeOf('status'), text: word, known }));
    }
    return status;
  }
}

function isNext(span: Span | undefined): boolean {
  return span !== undefined && NEXT.test(span.text.trim());
}

/** Parts the text where a heading or a bold word says 下步; the word itself goes. */
function atNext(blocks: readonly MarkdownBlock[]): {
  readonly before: readonly MarkdownBlock[];
  readonly after: readonly MarkdownBlock[];
} {
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'heading' && isNext(block.spans[0]))
      return { before: blocks.slice(0, index), after: blocks.slice(index + 1) };
    if (block.kind !== 'paragraph') continue;
    const at = block.spans.findIndex((span) => span.bold && isNext(span));
    if (at < 0) continue;
    const [head, tail] = [block.spans.slice(0, at), block.spans.slice(at + 1)];
    const [first, ...others] = tail;
    const cleaned = first
      ? [{ ...first, text: first.text.replace(/^[：:\s]+/, '') }, ...others]
      : [];
    return {
      before: [...blocks.slice(0, index), ...(head.length > 0 ? [{ ...block, spans: head }] : [])],
      after: [
        ...(cleaned.length > 0 ? [{ ...block, spans: cleaned }] : []),
        ...blocks.slice(index + 1),
      ],
    };
  }
  return { before: blocks, after: [] };
}
