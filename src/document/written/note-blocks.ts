import type { NoteKind } from '../../notes/types.ts';
import type { NoteBlockSpec } from '../../pack/outline/note-blocks.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Block } from '../model/types.ts';
import { highlightBlocks } from './highlights.ts';
import { hotIssueBlocks } from './hot-issues.ts';
import { measuresFor, measuresTable } from './measures.ts';
import { checklistTable, plansTable } from './plans.ts';
import { checklistStrip, plansStrip, projectsStrip } from './strips.ts';
import { topProjectsTable } from './top-projects.ts';

/** Whether people wrote anything that a block would show. */
export function hasContent(spec: NoteBlockSpec, context: DocumentContext): boolean {
  const { notes } = context;
  switch (spec.kind) {
    case 'highlights':
      return notes.highlights.length > 0;
    case 'hot_issues':
      return notes.hotIssues.length > 0;
    case 'top_projects':
      return notes.projects.length > 0;
    case 'plan_checklist':
      return notes.checklist.length > 0;
    case 'plans':
      return notes.plans.length > 0;
    case 'measures':
      return measuresFor(spec, context).length > 0;
    case 'cases':
      return notes.cases.length > 0;
  }
}

/** Builds what people wrote for one block; what nobody handed in is a call-out that says so. */
export function noteBlocks(
  spec: NoteBlockSpec,
  id: string,
  context: DocumentContext,
): readonly Block[] {
  const isReceived = context.notes.received.includes(spec.kind);
  if ('show' in spec && spec.show === 'strip')
    return stripBlocks(spec.kind, spec.title, id, context);
  // A list that stands without a file of its own month holds what was carried over.
  if (!isReceived && !hasContent(spec, context)) return missing(spec, id, context);
  if (isReceived && !hasContent(spec, context) && spec.kind !== 'hot_issues')
    return [{ kind: 'callout', id, tone: 'info', text: emptyText(spec.kind, context) }];
  switch (spec.kind) {
    case 'highlights':
      return highlightBlocks(spec, id, context);
    case 'hot_issues':
      return hotIssueBlocks(spec, id, context);
    case 'top_projects':
      return [topProjectsTable(spec.title, id, context)];
    case 'plan_checklist':
      return [checklistTable(spec.title, id, context)];
    case 'plans':
      return [
        ...(isReceived ? [] : missing(spec, `${id}.missing`, context)),
        plansTable(spec.title, id, context),
      ];
    case 'measures':
      return [measuresTable(spec, id, context)];
    case 'cases':
      return [];
  }
}

/** Days of plans or of milestones on an axis; the table says what was not handed in. */
function stripBlocks(
  kind: NoteBlockSpec['kind'],
  title: string | null,
  id: string,
  context: DocumentContext,
): readonly Block[] {
  const strip = stripOf(kind)(title, id, context);
  return strip === null ? [] : [strip];
}

function stripOf(kind: NoteBlockSpec['kind']) {
  if (kind === 'top_projects') return projectsStrip;
  return kind === 'plans' ? plansStrip : checklistStrip;
}

/** One call-out says it; the other half of a pair of blocks keeps silent. */
function missing(spec: NoteBlockSpec, id: string, context: DocumentContext): readonly Block[] {
  if ('show' in spec && (spec.show === 'pictures' || spec.show === 'ages')) return [];
  return [{ kind: 'callout', id, tone: 'missing', text: missingText(spec.kind, context) }];
}

function missingText(kind: NoteKind, { say }: DocumentContext): string {
  return say(kind === 'plan_checklist' ? 'notes.missing_before' : 'notes.missing', {
    what: say(`notes.kind.${kind}`, {}),
  });
}

function emptyText(kind: NoteKind, { say }: DocumentContext): string {
  return say('notes.nothing', { what: say(`notes.kind.${kind}`, {}) });
}
