import type { NoteDay, TopProject } from '../../notes/types.ts';
import { NO_VALUE } from '../../number/display.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Cell, TableBlock, Verdict } from '../model/types.ts';
import { textTable } from './text-table.ts';
import { writtenAll } from './written-text.ts';

const VERDICTS: Readonly<Record<NonNullable<TopProject['status']>, Verdict>> = {
  on_time: 'met',
  late: 'missed',
  done: 'met',
  paused: 'none',
};

/** TOP项目 as a table: milestones, state, progress, next step and who is in charge. */
export function topProjectsTable(
  title: string | null,
  id: string,
  context: DocumentContext,
): TableBlock {
  const text = (paragraphs: readonly string[], { place }: TopProject) =>
    writtenAll(paragraphs, place, context).join('');
  return textTable<TopProject>(
    { id, title, note: null },
    [
      { id: 'project', cell: ({ project }) => project },
      { id: 'status', align: 'center', cell: ({ status }) => statusCell(status, context) },
      { id: 'milestones', cell: ({ milestones }) => milestonesText(milestones, context) },
      { id: 'progress', cell: (project) => text(project.progress, project) },
      { id: 'next', cell: (project) => text(project.next, project) },
      { id: 'owner', cell: ({ owner }) => owner },
    ],
    context.notes.projects,
    context,
  );
}

function statusCell(status: TopProject['status'], { say }: DocumentContext): Cell {
  if (status === null) return { kind: 'text', display: NO_VALUE };
  return { kind: 'status', display: say(`notes.project.${status}`, {}), verdict: VERDICTS[status] };
}

function milestonesText(milestones: TopProject['milestones'], { say }: DocumentContext): string {
  const day = (given: NoteDay | null) => given?.text ?? '';
  return milestones
    .map(({ name, due, done }) => say('notes.milestone', { name, due: day(due), done: day(done) }))
    .join('；');
}
