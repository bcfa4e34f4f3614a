import { basename } from 'node:path';
import type { NotePlace } from '../../notes/types.ts';
import type { NoteBlockSpec } from '../../pack/outline/note-blocks.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Footer } from '../model/types.ts';
import { measuresFor } from './measures.ts';

/** Which files stand behind what a slide of notes shows, and who handed each in; null where none does. */
export function noteFooter(
  blocks: readonly NoteBlockSpec[],
  context: DocumentContext,
): Footer | null {
  return footerFor(
    blocks.flatMap((block) => placesOf(block, context)),
    context,
  );
}

/** The same of single notes. */
export function footerFor(
  places: readonly NotePlace[],
  { notes, say }: DocumentContext,
): Footer | null {
  const files = [...new Set(places.map(({ file }) => file))];
  if (files.length === 0) return null;
  const source = files.map((file) => {
    const supplier = notes.suppliers.find((one) => one.file === file)?.text ?? '';
    const [name = ''] = basename(file).split('#');
    return say('footer.source', { dataset: name, owner: supplier });
  });
  return { definition: '', period: '', source: [...new Set(source)].join('；') };
}

function placesOf(block: NoteBlockSpec, context: DocumentContext): readonly NotePlace[] {
  const { notes } = context;
  const placed = (() => {
    switch (block.kind) {
      case 'highlights':
        return notes.highlights;
      case 'hot_issues':
        return notes.hotIssues;
      case 'top_projects':
        return notes.projects;
      case 'plan_checklist':
        return notes.checklist;
      case 'plans':
        return notes.plans;
      case 'measures':
        return measuresFor(block, context);
      case 'cases':
        return notes.cases;
    }
  })();
  return placed.map(({ place }) => place);
}
