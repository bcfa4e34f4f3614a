import type { Notes } from '../notes/types.ts';
import { type Focus, namesOther, namesOwn } from './focus.ts';

/**
 * What people wrote that the member may read: what is about the member, and what is about nobody; of cases and hot
 * issues, which tell of one customer or one event, and of comments, which tell of the whole's figures, only what names the
 * member. What names another is left out, whatever else it says.
 */
export function ownNotes(notes: Notes, focus: Focus): Notes {
  const isOpen = (note: unknown): boolean => !textsIn(note).some((text) => namesOther(text, focus));
  const isOwn = (note: unknown): boolean =>
    isOpen(note) && textsIn(note).some((text) => namesOwn(text, focus));
  return {
    ...notes,
    suppliers: notes.suppliers.filter(isOpen),
    highlights: notes.highlights.filter(isOpen),
    projects: notes.projects.filter(isOpen),
    comments: notes.comments.filter(isOwn),
    cases: notes.cases.filter(isOwn),
    measures: notes.measures.filter(isOpen),
    hotIssues: notes.hotIssues.filter(isOwn),
    checklist: notes.checklist.filter(isOpen),
    plans: notes.plans.filter(isOpen),
  };
}

/** Every text in a value, wherever in it; of bytes none. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
