import { daysIn } from '../../notes/days.ts';
import type { HotIssue, Plan } from '../../notes/types.ts';
import type { FindingContext, Rule } from '../context.ts';
import { areAlike, type Step, stepsOf } from './links.ts';
import { noteFinding } from './note-finding.ts';

/** Plans carried on from an earlier month, and open issues, whose day is past. */
export const overdueItem: Rule = (context) => {
  const { notes, monthEnd } = context.written;
  const isPast = ({ due }: Pick<Plan, 'due'>): boolean =>
    due?.date !== undefined && due.date !== null && due.date <= monthEnd;
  const plans = notes.plans.filter(
    (one) => one.carriedFrom !== null && one.progress !== 'done' && isPast(one),
  );
  const open = notes.hotIssues.filter((one) => !one.isCaseClosed || !one.isRootClosed);
  const issues = open.filter((one) => one.isOverdue || isPast(one));
  return [
    ...(plans.length === 0
      ? []
      : [
          noteFinding({
            rule: 'overdue_item',
            what: 'plans',
            phrase: 'overdue_plans',
            notes: ['plans'],
            count: plans.length,
            facts: {
              total: String(notes.plans.length),
              items: {
                each: 'item_due',
                of: plans.map(({ id, text, department, due }) => ({
                  id,
                  text,
                  unit: department ?? '',
                  due: due?.text ?? '',
                })),
              },
            },
          }),
        ]),
    ...(issues.length === 0
      ? []
      : [
          noteFinding({
            rule: 'overdue_item',
            what: 'issues',
            phrase: 'overdue_issues',
            notes: ['hot_issues'],
            count: issues.length,
            facts: {
              total: String(open.length),
              items: {
                each: 'item_due',
                of: issues.map(({ id, symptom, lead, due }) => ({
                  id,
                  text: symptom,
                  unit: lead ?? '',
                  due: due?.text ?? '',
                })),
              },
            },
          }),
        ]),
  ];
};

/** What somebody said would be done until a day to come. */
interface Commitment {
  readonly id: string;
  readonly unit: string;
  readonly text: string;
  readonly due: string;
}

/**
 * What an open issue demands, or a case's improvement names, until a day after the month, and no plan of the same unit
 * tells of. An issue's day and unit are fields; of a case only a paragraph that names one day to come and one unit counts.
 */
export const promiseUnplanned: Rule = (context) => {
  const { notes } = context.written;
  if (!notes.received.includes('plans')) return [];
  const plans = stepsOf(context).filter(({ kind }) => kind === 'plan');
  const open = promisesOf(context).filter((one) => !isPlanned(one, plans, context));
  if (open.length === 0) return [];
  const [first] = open;
  return [
    noteFinding({
      rule: 'promise_unplanned',
      what: 'all',
      phrase: 'promise_unplanned',
      notes: ['plans'],
      count: open.length,
      facts: {
        first: first ? `${first.unit}${first.due}` : '',
        items: {
          each: 'promise_of',
          of: open.map(({ id, unit, due, text }) => ({ id, unit, due, text })),
        },
      },
    }),
  ];
};

function promisesOf(context: FindingContext): readonly Commitment[] {
  const { notes, monthEnd } = context.written;
  return [
    ...notes.hotIssues.flatMap((issue) => promiseOfIssue(issue, monthEnd)),
    ...notes.cases.flatMap(({ caseId, parts }) =>
      parts
        .filter(({ part }) => part === 'improvement')
        .flatMap(({ paragraphs }) => paragraphs)
        .flatMap((text) => promisesIn(text, caseId ?? '', context)),
    ),
  ];
}

function promiseOfIssue(issue: HotIssue, monthEnd: string): readonly Commitment[] {
  const { id, due, lead, demand, symptom, isCaseClosed, isRootClosed } = issue;
  const isToCome = due?.date !== undefined && due.date !== null && due.date > monthEnd;
  if ((isCaseClosed && isRootClosed) || !isToCome || lead === null) return [];
  return [{ id, unit: lead, text: demand ?? symptom, due: due.text }];
}

function promisesIn(text: string, id: string, context: FindingContext): readonly Commitment[] {
  const { monthEnd, unitOf } = context.written;
  const days = daysIn(text, context.month).filter(({ date }) => date !== null && date > monthEnd);
  const unit = unitOf(text);
  const [due, ...more] = days;
  return due && more.length === 0 && unit ? [{ id, unit: unit.name, text, due: due.text }] : [];
}

/** Whether a plan of the same unit tells of the same matter. */
function isPlanned(
  { unit, text }: Commitment,
  plans: readonly Step[],
  { written }: FindingContext,
): boolean {
  const own = written.unitOf(unit)?.name ?? unit;
  return plans.some((plan) => (plan.named?.name ?? plan.unit) === own && areAlike(text, plan.text));
}
