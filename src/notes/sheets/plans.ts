import { message } from '../../messages/catalogue.ts';
import { addMonths } from '../../workspace/periods.ts';
import type { Period } from '../../workspace/types.ts';
import { dayAt, type Reading } from '../reading.ts';
import type { NoteDay, Plan, Progress } from '../types.ts';
import type { SheetColumn, SheetRow } from './read-sheet.ts';

type PlanColumn =
  | 'id'
  | 'department'
  | 'text'
  | 'check'
  | 'responsible'
  | 'due'
  | 'finding'
  | 'said'
  | 'done'
  | 'evidence';

/** The columns of 计划. */
export const PLAN_COLUMNS: readonly SheetColumn<PlanColumn>[] = [
  { name: 'id', header: '编号', aliases: ['序号'], isRequired: true },
  { name: 'department', header: '部门', aliases: ['责任部门', '责任单位', '牵头单位'] },
  { name: 'text', header: '事项', aliases: ['工作事项', '计划内容'], isRequired: true },
  { name: 'check', header: '衡量标准', aliases: ['衡量'] },
  { name: 'responsible', header: '责任人岗位', aliases: ['责任岗位', '责任人'] },
  { name: 'due', header: '时限', aliases: ['完成时限', '截止日期'], isRequired: true },
  { name: 'finding', header: '来源要点', aliases: ['来源'] },
  { name: 'said', header: '完成情况', aliases: ['进展'] },
  { name: 'done', header: '完成日期' },
  { name: 'evidence', header: '佐证' },
];

/** Words for the state, the unfinished ones first, because 未完成 and 部分完成 hold 完成. */
const STATES: readonly (readonly [RegExp, Progress])[] = [
  [/部分/, 'partial'],
  [/未|没有|进行|推进|延期|暂缓|滞后|取消|顺延/, 'open'],
  [/完成|办结|达成|落实/, 'done'],
  [/^(?:是|√|✓|✔)$/, 'done'],
  [/^(?:否|×|✕|✗)$/, 'open'],
];

/** Turns the rows of a month's 计划 into plans; a number that comes twice is warned of, both rows stay. */
export function plansOf(rows: readonly SheetRow<PlanColumn>[], reading: Reading): readonly Plan[] {
  const seen = new Set<string>();
  return rows
    .filter(({ cells }) => cells.id !== null || cells.text !== null)
    .map(({ file, record, cells }) => {
      const place = { file, line: record };
      const id = cells.id ?? '';
      if (id !== '' && seen.has(id)) reading.warn(message('notes.repeated_id', { ...place, id }));
      seen.add(id);
      const due = dayAt(cells.due, place, reading);
      const doneOn = dayAt(cells.done, place, reading);
      return {
        place,
        id,
        department: cells.department,
        text: cells.text ?? '',
        check: cells.check,
        responsible: cells.responsible,
        due,
        source: cells.finding,
        progress: progressOf(cells.said, doneOn, place, reading),
        said: cells.said,
        doneOn,
        evidence: cells.evidence,
        isLate: isAfter(doneOn, due),
        carriedFrom: null,
      };
    });
}

function progressOf(
  said: string | null,
  doneOn: NoteDay | null,
  place: Plan['place'],
  reading: Reading,
): Progress {
  if (said === null) return doneOn === null ? 'unfilled' : 'done';
  const state = STATES.find(([words]) => words.test(said));
  if (!state) {
    const known = ['已完成', '部分完成', '未完成', '延期'];
    reading.warn(message('notes.unknown_state', { ...place, text: said, known }));
  }
  return state?.[1] ?? 'open';
}

function isAfter(day: NoteDay | null, limit: NoteDay | null): boolean {
  return day?.date !== null && limit?.date !== null && (day?.date ?? '') > (limit?.date ?? '9');
}

/**
 * Carries plans from month to month: last month's are this month's check-list, with what this month's file
 * says of the same number; those not done go on into the plans for next month, unless it names them itself.
 */
export function carryOver(
  lastMonth: readonly Plan[],
  thisMonth: readonly Plan[],
  reading: Reading,
): { readonly checklist: readonly Plan[]; readonly plans: readonly Plan[] } {
  const now = new Map(thisMonth.filter(({ id }) => id !== '').map((plan) => [plan.id, plan]));
  const checklist = lastMonth.map((plan) => {
    const later = now.get(plan.id);
    return later === undefined || later.progress === 'unfilled'
      ? plan
      : { ...later, place: plan.place };
  });
  for (const { progress, place, id } of checklist) {
    if (progress === 'unfilled') reading.warn(message('notes.unfilled_plan', { ...place, id }));
  }
  const before: Period = addMonths(reading.month, -1);
  const known = new Set(lastMonth.map(({ id }) => id));
  const plans = thisMonth
    .filter(({ id, progress }) => !(known.has(id) && progress === 'done'))
    .map((plan) =>
      known.has(plan.id) && plan.id !== '' ? { ...plan, carriedFrom: before } : plan,
    );
  const left = checklist
    .filter(({ id, progress }) => progress !== 'done' && !now.has(id))
    .map((plan) => ({ ...plan, carriedFrom: before }));
  return { checklist, plans: [...plans, ...left] };
}
