import { lastDayOf } from '../../notes/days.ts';
import type { Plan } from '../../notes/types.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Cell, TableBlock, Verdict } from '../model/types.ts';
import { textTable } from './text-table.ts';
import { written } from './written-text.ts';

/** How a plan of last month stands at this month's end. */
export type PlanState = 'done' | 'done_late' | 'partial' | 'missed' | 'running' | 'unfilled';

/** `running`: not done, but its day is still to come. */
export function planState(plan: Plan, context: DocumentContext): PlanState {
  if (plan.progress === 'done') return plan.isLate ? 'done_late' : 'done';
  if (plan.progress === 'unfilled') return 'unfilled';
  const isRunning = plan.due?.date != null && plan.due.date > lastDayOf(context.month);
  if (isRunning) return 'running';
  return plan.progress === 'partial' ? 'partial' : 'missed';
}

const VERDICTS: Readonly<Record<PlanState, Verdict>> = {
  done: 'met',
  done_late: 'remark',
  partial: 'remark',
  missed: 'missed',
  running: 'none',
  unfilled: 'none',
};

/** Last month's plans as a check-list. */
export function checklistTable(
  title: string | null,
  id: string,
  context: DocumentContext,
): TableBlock {
  return textTable<Plan>(
    { id, title, note: null },
    [
      { id: 'id', cell: (plan) => plan.id },
      { id: 'department', cell: (plan) => plan.department },
      { id: 'task', cell: (plan) => taskText(plan, context) },
      { id: 'check', cell: (plan) => plan.check },
      { id: 'due', cell: (plan) => plan.due?.text ?? null },
      { id: 'outcome', align: 'center', cell: (plan) => stateCell(plan, context) },
      { id: 'done_on', cell: (plan) => plan.doneOn?.text ?? null },
      { id: 'evidence', cell: (plan) => evidenceText(plan, context) },
    ],
    context.notes.checklist,
    context,
  );
}

/** The plans for next month, department by department, each in the order of its days. */
export function plansTable(title: string | null, id: string, context: DocumentContext): TableBlock {
  const departments = [...new Set(context.notes.plans.map(({ department }) => department))];
  const plans = departments.flatMap((department) =>
    context.notes.plans
      .filter((plan) => plan.department === department)
      .toSorted((a, b) => compareDays(a.due?.date ?? null, b.due?.date ?? null)),
  );
  return textTable<Plan>(
    { id, title, note: null },
    [
      { id: 'department', cell: (plan) => plan.department },
      { id: 'task', cell: (plan) => taskText(plan, context) },
      { id: 'responsible', cell: (plan) => plan.responsible },
      { id: 'due', cell: (plan) => plan.due?.text ?? null },
      { id: 'check', cell: (plan) => plan.check },
      { id: 'id', cell: (plan) => plan.id },
    ],
    plans,
    context,
  );
}

function compareDays(a: string | null, b: string | null): number {
  return (a ?? '9').localeCompare(b ?? '9', 'en');
}

function taskText(plan: Plan, context: DocumentContext): string {
  const { text } = written(plan.text, plan.place, context);
  return plan.carriedFrom === null ? text : context.say('notes.carried', { task: text });
}

function stateCell(plan: Plan, context: DocumentContext): Cell {
  const state = planState(plan, context);
  return {
    kind: 'status',
    display: context.say(`notes.plan.${state}`, {}),
    verdict: VERDICTS[state],
  };
}

const BARE_STATE = /^(?:已|未|部分)?(?:完成|延期|办结|进行中|是|否|√|×)$/;

/** What was filled in, where it says more than the state itself, and the evidence. */
function evidenceText({ said, evidence, place }: Plan, context: DocumentContext): string | null {
  const parts = [said !== null && BARE_STATE.test(said) ? null : said, evidence];
  const texts = parts
    .filter((part) => part !== null)
    .map((part) => written(part, place, context).text);
  return texts.length === 0 ? null : texts.join('；');
}
