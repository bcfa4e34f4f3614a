import { message } from '../../messages/catalogue.ts';
import { daysIn } from '../../workspace/periods.ts';
import type { Period } from '../../workspace/types.ts';
import { daysBetween, lastDayOf, readDayOrMonth } from '../days.ts';
import { dayAt, type Reading } from '../reading.ts';
import type { HotIssue, NotePlace } from '../types.ts';
import type { SheetColumn, SheetRow } from './read-sheet.ts';

type IssueColumn =
  | 'id'
  | 'found'
  | 'source'
  | 'symptom'
  | 'effect'
  | 'rootCause'
  | 'caseState'
  | 'rootState'
  | 'lead'
  | 'helpers'
  | 'demand'
  | 'due'
  | 'latest'
  | 'updated';

/** The columns of hot_issues. */
export const ISSUE_COLUMNS: readonly SheetColumn<IssueColumn>[] = [
  { name: 'id', header: '编号', isRequired: true },
  { name: 'found', header: '发现月', aliases: ['发现日期', '发现时间'], isRequired: true },
  { name: 'source', header: '来源' },
  { name: 'symptom', header: '现象', aliases: ['问题', '问题现象'], isRequired: true },
  { name: 'effect', header: '影响' },
  { name: 'rootCause', header: '根因', aliases: ['原因'] },
  { name: 'caseState', header: '个案状态', isRequired: true },
  { name: 'rootState', header: '根因状态', isRequired: true },
  { name: 'lead', header: '牵头单位', aliases: ['责任单位'] },
  { name: 'helpers', header: '配合单位' },
  { name: 'demand', header: '要求' },
  { name: 'due', header: '时限' },
  { name: 'latest', header: '最近进展', aliases: ['进展'] },
  { name: 'updated', header: '更新月', aliases: ['更新日期'] },
];

const OPEN = /未|待|正在|整改中|处理中|推进|部分|跟踪|暂|不/;
const CLOSED = /办结|解决|完成|关闭|销号|已整改|已闭环|恢复/;
/** What a text says when a single case has come to its end. */
const ENDED = /已(?:经)?(?:办结|解决|装机|装通|恢复|修复|复机|闭环|关闭|完成)/;
const NOT_ENDED = /(?:仍|尚|还)(?:然|旧)?(?:未|没有)|未(?:解决|办结|恢复|完成)/;

/**
 * Turns the rows of hot_issues into the issues of a month: what is open at its end or was closed in it,
 * longest open first. Rows of later months wait; a state that contradicts its text is listed, never changed.
 */
export function hotIssuesOf(
  rows: readonly SheetRow<IssueColumn>[],
  reading: Reading,
): readonly HotIssue[] {
  const end = lastDayOf(reading.month);
  const seen = new Set<string>();
  const issues = rows.flatMap(({ file, record, cells }): HotIssue[] => {
    if (cells.id === null && cells.symptom === null) return [];
    const place = { file, line: record };
    const id = cells.id ?? '';
    if (id !== '' && seen.has(id)) reading.warn(message('notes.repeated_id', { ...place, id }));
    seen.add(id);
    const { day: found, isWholeMonth } = readDayOrMonth(cells.found ?? '', reading.month);
    if (found.date === null && cells.found !== null)
      reading.warn(message('notes.bad_date', { ...place, text: cells.found }));
    if (found.date !== null && found.date > end) return [];
    const isCaseClosed = isClosed(cells.caseState);
    const isRootClosed = isClosed(cells.rootState);
    const updated =
      cells.updated === null ? null : readDayOrMonth(cells.updated, reading.month).day;
    const isOver = isCaseClosed && isRootClosed && !isWithin(updated?.date ?? null, reading.month);
    if (isOver) return [];
    const due = dayAt(cells.due, place, reading);
    return [
      {
        place,
        id,
        source: cells.source,
        found,
        age: found.date === null ? null : daysBetween(found.date, end),
        isAgeEstimated: isWholeMonth,
        symptom: cells.symptom ?? '',
        effect: cells.effect,
        rootCause: cells.rootCause,
        caseState: cells.caseState,
        rootState: cells.rootState,
        isCaseClosed,
        isRootClosed,
        isContradicted: isContradicted(cells, isCaseClosed, place, reading),
        lead: cells.lead,
        helpers: cells.helpers,
        demand: cells.demand,
        due,
        isOverdue: !isRootClosed && due?.date != null && due.date <= end,
        latest: cells.latest,
      },
    ];
  });
  return issues.toSorted((a, b) => (b.age ?? -1) - (a.age ?? -1));
}

function isClosed(state: string | null): boolean {
  return state !== null && !OPEN.test(state) && CLOSED.test(state);
}

function isContradicted(
  cells: SheetRow<IssueColumn>['cells'],
  isCaseClosed: boolean,
  place: NotePlace,
  reading: Reading,
): boolean {
  const { caseState, latest, id } = cells;
  if (caseState === null || latest === null) return false;
  const isDenied = isCaseClosed ? NOT_ENDED.test(latest) : ENDED.test(latest);
  if (!isDenied || (!isCaseClosed && NOT_ENDED.test(latest))) return false;
  reading.warn(
    message('notes.contradiction', { ...place, id: id ?? '', state: caseState, text: latest }),
  );
  return true;
}

/** Whether a day lies in the report's period. */
function isWithin(day: string | null, month: Period): boolean {
  const { first, end } = daysIn(month);
  return day !== null && first <= day && day < end;
}
