import { readNotes } from '../notes/read-notes.ts';
import type { NoteKind, Notes } from '../notes/types.ts';
import { isNoteBlock } from '../pack/outline/note-blocks.ts';
import type { Pack } from '../pack/types.ts';
import { addMonths } from '../workspace/periods.ts';
import type { Period, Workspace } from '../workspace/types.ts';

/** A kind of text that slides wait for, and units that handed it in last month and not yet this month. */
export interface MissingText {
  readonly kind: NoteKind;
  /** Nobody has handed in this kind. */
  readonly isMissing: boolean;
  readonly owners: readonly string[];
}

/** Plans of last month of which nobody said what became of them. */
export interface UnfilledPlans {
  readonly department: string | null;
  readonly count: number;
}

/** How it stands with what people write. */
export interface TextsStatus {
  readonly missing: readonly MissingText[];
  readonly unfilled: readonly UnfilledPlans[];
}

/** Tells which texts of a month are missing, and from whom as far as last month's tell. */
export async function textsStatus(
  { folder, allowPaths }: Workspace,
  pack: Pack,
  month: Period,
): Promise<TextsStatus> {
  const people = { names: [], numbers: [], keep: [] };
  const read = async (which: Period) =>
    (await readNotes({ folder, allowPaths, month: which, people, warn: () => undefined })).notes;
  const [now, before] = [await read(month), await read(addMonths(month, -1))];
  const wanted = new Set<NoteKind>(
    pack.slides.flatMap(({ blocks }) =>
      blocks.flatMap(({ block }) => (isNoteBlock(block) ? [block.kind] : [])),
    ),
  );
  // Last month's plans are in or not; this month nobody can hand them in any more.
  wanted.delete('plan_checklist');
  const missing = [...wanted].flatMap((kind): MissingText[] => {
    const isMissing = !now.received.includes(kind);
    const here = new Set(ownersOf(kind, now));
    const owners = [...new Set(ownersOf(kind, before))].filter((owner) => !here.has(owner));
    return isMissing || owners.length > 0 ? [{ kind, isMissing, owners }] : [];
  });
  const open = now.checklist.filter(({ progress }) => progress === 'unfilled');
  const unfilled = [...Map.groupBy(open, ({ department }) => department)].map(
    ([department, plans]) => ({ department, count: plans.length }),
  );
  return { missing, unfilled };
}

/** The units that a kind of text came from. */
function ownersOf(kind: NoteKind, notes: Notes): readonly string[] {
  const units = (): readonly (string | null)[] => {
    switch (kind) {
      case 'highlights':
        return notes.highlights.map(({ department }) => department);
      case 'top_projects':
        return notes.projects.map(({ owner }) => owner);
      case 'plans':
        return notes.plans
          .filter(({ carriedFrom }) => carriedFrom === null)
          .map(({ department }) => department);
      default:
        return [];
    }
  };
  return units().filter((unit) => unit !== null);
}
