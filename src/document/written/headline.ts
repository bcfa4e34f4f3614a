import { isNoteBlock } from '../../pack/outline/note-blocks.ts';
import type { SlideSpec } from '../../pack/outline/types.ts';
import type { DocumentContext } from '../model/context.ts';
import { isOpen } from './hot-issues.ts';
import { planState } from './plans.ts';

/** Heads a slide of what people wrote with its counts; null where there is nothing to count. */
export function noteHeadline(spec: SlideSpec, context: DocumentContext): string | null {
  const block = spec.blocks.map((one) => one.block).find(isNoteBlock);
  switch (block?.kind) {
    case 'hot_issues':
      return issuesHeadline(context);
    case 'plan_checklist':
      return checklistHeadline(context);
    case 'top_projects':
      return projectsHeadline(context);
    case 'plans':
      return plansHeadline(context);
    default:
      return null;
  }
}

function issuesHeadline({ notes, say }: DocumentContext): string | null {
  const open = notes.hotIssues.filter(isOpen);
  const [oldest] = open.filter(({ age }) => age !== null);
  if (!oldest) return null;
  const about = oldest.isAgeEstimated ? 'notes.about' : 'notes.exactly';
  const days = say(about, { days: String(oldest.age) });
  return say('notes.headline.issues', { count: String(open.length), days });
}

function checklistHeadline(context: DocumentContext): string | null {
  const states = context.notes.checklist.map((plan) => planState(plan, context));
  if (states.length === 0) return null;
  const count = (wanted: (state: string) => boolean) => states.filter(wanted).length;
  const some = (number: number) => (number === 0 ? '' : String(number));
  return context.say('notes.headline.checklist', {
    total: String(states.length),
    done: String(count((state) => state.startsWith('done'))),
    partial: some(count((state) => state === 'partial')),
    missed: some(count((state) => state === 'missed')),
    running: some(count((state) => state === 'running')),
    unfilled: some(count((state) => state === 'unfilled')),
  });
}

function projectsHeadline({ notes, say }: DocumentContext): string | null {
  const states = (['done', 'on_time', 'late', 'paused'] as const).flatMap((status) => {
    const count = notes.projects.filter((project) => project.status === status).length;
    return count === 0
      ? []
      : [
          say('notes.headline.projects', {
            count: String(count),
            state: say(`notes.project.${status}`, {}),
          }),
        ];
  });
  return states.length === 0 ? null : states.join('，');
}

function plansHeadline({ notes, say }: DocumentContext): string | null {
  if (notes.plans.length === 0) return null;
  const carried = notes.plans.filter(({ carriedFrom }) => carriedFrom !== null).length;
  return say('notes.headline.plans', {
    total: String(notes.plans.length),
    carried: carried === 0 ? '' : String(carried),
  });
}
