import { daysBetween, lastDayOf } from '../../notes/days.ts';
import type { NoteDay, Plan, TopProject } from '../../notes/types.ts';
import { numberOf } from '../../workspace/periods.ts';
import type { ScheduleChart, ScheduleState } from '../model/chart-types.ts';
import type { DocumentContext } from '../model/context.ts';
import { sayShort } from '../model/period-names.ts';
import type { ChartBlock } from '../model/types.ts';

type Item = ScheduleChart['items'][number];
type Mark = Item['marks'][number];

/**
 * The plans for next month from the month's end to their days, the first to come first; what is past its day reaches
 * back. Null where no plan has a day.
 */
export function plansStrip(
  title: string | null,
  id: string,
  context: DocumentContext,
): ChartBlock | null {
  const end = lastDayOf(context.month);
  const items = context.notes.plans
    .filter(({ progress }) => progress !== 'done')
    .flatMap((plan) => {
      const due = plan.due?.date ?? null;
      return due === null ? [] : [{ due, label: labelOf(plan), text: plan.due?.text ?? '' }];
    })
    .toSorted((a, b) => a.due.localeCompare(b.due, 'en'))
    .map(({ due, label, text }): Item => {
      const state = due > end ? 'open' : 'overdue';
      const mark = { day: due, other: end, state, name: '' } as const;
      return {
        label,
        display: dayText(text, state, daysBetween(due, end), context),
        marks: [mark],
      };
    });
  return stripOf(title, id, items, context);
}

/** Last month's plans on their days, with the day that they were done. Null where none has a day. */
export function checklistStrip(
  title: string | null,
  id: string,
  context: DocumentContext,
): ChartBlock | null {
  const end = lastDayOf(context.month);
  const items = context.notes.checklist.flatMap((plan): readonly Item[] => {
    const { due, doneOn, progress } = plan;
    if (due === null || due.date === null) return [];
    const isDone = progress === 'done';
    const state =
      isDone && doneOn === null ? 'done' : stateOf(due.date, isDone ? doneOn : null, end);
    const mark = markOf(
      { name: due.text, due: due.date, done: doneOn?.date ?? null },
      state,
      end,
      context,
    );
    return [{ label: labelOf(plan), display: mark.name, marks: [{ ...mark, name: '' }] }];
  });
  return stripOf(title, id, items, context);
}

/** The milestones of each project on their days, with the day that they were done. Null where none has a day. */
export function projectsStrip(
  title: string | null,
  id: string,
  context: DocumentContext,
): ChartBlock | null {
  const items = context.notes.projects.flatMap((project): readonly Item[] => {
    const marks = marksOf(project, context);
    return marks.length === 0 ? [] : [{ label: project.project, display: '', marks }];
  });
  return stripOf(title, id, items, context);
}

function marksOf({ milestones }: TopProject, context: DocumentContext): readonly Mark[] {
  const end = lastDayOf(context.month);
  return milestones.flatMap(({ name, due, done }): readonly Mark[] => {
    if (due === null || due.date === null) return [];
    const state = stateOf(due.date, done, end);
    return [markOf({ name, due: due.date, done: done?.date ?? null }, state, end, context)];
  });
}

/** A day by which something was due, up to the day that it was done, or the month's end where it is not. */
function markOf(
  {
    name,
    due,
    done,
  }: { readonly name: string; readonly due: string; readonly done: string | null },
  state: ScheduleState,
  end: string,
  context: DocumentContext,
): Mark {
  const past = daysBetween(due, state === 'late' ? (done ?? due) : end);
  const other = state === 'late' ? done : state === 'overdue' ? end : null;
  return { day: due, other, state, name: dayText(name, state, past, context) };
}

function labelOf({ id, department }: Plan): string {
  return [id, department ?? ''].filter((part) => part !== '').join(' ');
}

function stateOf(due: string, done: NoteDay | null, end: string): ScheduleState {
  if (done !== null) return done.date !== null && done.date > due ? 'late' : 'done';
  return due > end ? 'open' : 'overdue';
}

/** A day or milestone, with the days by which it is, or was, behind. */
function dayText(
  text: string,
  state: ScheduleState,
  days: number,
  { say }: DocumentContext,
): string {
  return say('strip.mark', {
    text,
    late: state === 'late' ? String(days) : '',
    overdue: state === 'overdue' && days > 0 ? String(days) : '',
  });
}

/** From the first of the days, the month's end among them, to the last, with a little air. */
function stripOf(
  title: string | null,
  id: string,
  items: readonly Item[],
  { month, say }: DocumentContext,
): ChartBlock | null {
  if (items.length === 0) return null;
  const end = lastDayOf(month);
  const days = items
    .flatMap(({ marks }) => marks.flatMap(({ day, other }) => [day, other ?? day]))
    .concat(end)
    .toSorted((a, b) => a.localeCompare(b, 'en'));
  const [first = end, last = end] = [days[0], days.at(-1)];
  const label = say('strip.month_end', {
    month: String(numberOf(month)),
    period: sayShort(month, { say }),
  });
  return {
    kind: 'chart',
    id,
    title,
    chart: {
      type: 'schedule',
      start: moved(first, -AIR),
      end: moved(last, AIR + 1),
      monthEnd: { day: end, label },
      items,
    },
    note: null,
  };
}

/** Days before the first mark and behind the last. */
const AIR = 2;

function moved(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
