import type { HotIssue } from '../../notes/types.ts';
import { NO_VALUE } from '../../number/display.ts';
import type { NoteBlockSpec } from '../../pack/outline/note-blocks.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Block, Cell, ChartBlock, TableBlock } from '../model/types.ts';
import { textTable } from './text-table.ts';
import { written } from './written-text.ts';

/** Characters of a symptom that a bar's label takes. */
const LONGEST_LABEL = 12;

/** Whether the case, its root cause or both are still open. */
export function isOpen({ isCaseClosed, isRootClosed }: HotIssue): boolean {
  return !isCaseClosed || !isRootClosed;
}

/** 热点问题 by age: the list, or a bar of days for each that is open. */
export function hotIssueBlocks(
  spec: Extract<NoteBlockSpec, { kind: 'hot_issues' }>,
  id: string,
  context: DocumentContext,
): readonly Block[] {
  const issues = context.notes.hotIssues;
  if (spec.show === 'table')
    return issues.length === 0
      ? [{ kind: 'callout', id, tone: 'good', text: context.say('notes.no_issues', {}) }]
      : [issuesTable(spec.title, id, context)];
  const aged = issues.filter((issue) => isOpen(issue) && issue.age !== null);
  return aged.length === 0 ? [] : [agesChart(aged, spec.title, id, context)];
}

function issuesTable(title: string | null, id: string, context: DocumentContext): TableBlock {
  const { hotIssues } = context.notes;
  const text = (given: string | null, { place }: HotIssue) =>
    given === null ? null : written(given, place, context).text;
  return textTable<HotIssue>(
    { id, title, note: noteOf(hotIssues, context) },
    [
      { id: 'id', cell: (issue) => issue.id },
      { id: 'symptom', cell: (issue) => text(issue.symptom, issue) },
      { id: 'root_cause', cell: (issue) => text(issue.rootCause, issue) },
      { id: 'case_state', align: 'center', cell: (issue) => issue.caseState },
      { id: 'root_state', align: 'center', cell: (issue) => issue.rootState },
      { id: 'lead', cell: (issue) => issue.lead },
      {
        id: 'due',
        cell: ({ due, isOverdue }) =>
          due && isOverdue ? context.say('notes.overdue', { day: due.text }) : (due?.text ?? null),
      },
      { id: 'latest', cell: (issue) => text(issue.latest, issue) },
      { id: 'age', align: 'end', cell: (issue) => ageCell(issue, context) },
    ],
    hotIssues,
    context,
  );
}

function ageCell(issue: HotIssue, context: DocumentContext): Cell {
  if (issue.age === null || !isOpen(issue)) return { kind: 'text', display: NO_VALUE };
  return { kind: 'count', display: ageText(issue, context), value: issue.age, key: null };
}

function ageText({ age, isAgeEstimated }: HotIssue, { say }: DocumentContext): string {
  return say(isAgeEstimated ? 'notes.about' : 'notes.exactly', { days: String(age ?? 0) });
}

function noteOf(issues: readonly HotIssue[], { say }: DocumentContext): string | null {
  const contradicted = issues.filter((issue) => issue.isContradicted).map(({ id }) => id);
  const notes = [
    ...(issues.some((issue) => issue.isAgeEstimated && isOpen(issue))
      ? [say('notes.age_estimated', {})]
      : []),
    ...(contradicted.length > 0
      ? [say('notes.contradicted', { ids: contradicted.join('、') })]
      : []),
  ];
  return notes.length === 0 ? null : notes.join('');
}

function agesChart(
  issues: readonly HotIssue[],
  title: string | null,
  id: string,
  context: DocumentContext,
): ChartBlock {
  const unit = context.say('notes.days', {});
  return {
    kind: 'chart',
    id,
    title,
    chart: {
      type: 'bars',
      unit,
      decimals: 0,
      items: issues.map((issue) => ({
        label: issue.id || shortened(issue.symptom),
        value: issue.age ?? 0,
        display: barText(issue, context),
        // A day that has passed is no target missed.
        verdict: 'none',
      })),
      limits: [],
    },
    note: null,
  };
}

function barText(issue: HotIssue, context: DocumentContext): string {
  const days = `${ageText(issue, context)}${context.say('notes.days', {})}`;
  return issue.isOverdue ? context.say('notes.age_overdue', { days }) : days;
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST_LABEL ? `${letters.slice(0, LONGEST_LABEL - 1).join('')}…` : text;
}
