import type { CaseNote } from '../../notes/types.ts';
import type { FindingContext, Rule } from '../context.ts';
import type { Fact } from '../types.ts';
import { areAlike, type Step, stepsOf } from './links.ts';
import { noteFinding } from './note-finding.ts';

/** What a note and the export say differently of one case. */
interface Difference {
  readonly id: string;
  readonly column: string;
  readonly said: string;
  readonly own: string;
}

/**
 * Notes that contradict what they name: a case's judgement or unit against its record in the export, and one matter of
 * one unit with two days, in the measures and in the plans.
 */
export const noteContradicts: Rule = (context) => {
  const differing = context.written.notes.cases.flatMap((one) => differencesOf(one, context));
  const twice = twoDays(context);
  return [
    ...(differing.length === 0
      ? []
      : [
          noteFinding({
            rule: 'note_contradicts',
            what: 'cases',
            phrase: 'note_contradicts_cases',
            notes: ['cases'],
            count: differing.length,
            facts: { items: { each: 'case_differs', of: differing.map((one) => ({ ...one })) } },
          }),
        ]),
    ...(twice.length === 0
      ? []
      : [
          noteFinding({
            rule: 'note_contradicts',
            what: 'days',
            phrase: 'note_contradicts_days',
            notes: ['measures', 'plans'],
            count: twice.length,
            facts: { items: { each: 'two_days', of: twice } },
          }),
        ]),
  ];
};

function differencesOf(
  { caseId, judged, units }: CaseNote,
  { written }: FindingContext,
): readonly Difference[] {
  const id = caseId ?? '';
  const columns = (written.caseRecords.get(id) ?? []).filter(({ value }) => value !== '');
  const own = columns.find(({ words }) => judged !== null && words.includes(judged));
  const verdict =
    own && judged !== null && own.value !== judged
      ? [{ id, column: own.header, said: judged, own: own.value }]
      : [];
  const known = units.flatMap((one) => written.unitOf(one) ?? []);
  const held = columns.filter(({ isUnit }) => isUnit);
  const isNamed = ({ value }: { readonly value: string }): boolean => {
    const unit = written.unitOf(value);
    return known.some(
      ({ name, branch }) => name === value || name === unit?.name || branch === value,
    );
  };
  const [first] = held;
  const isOther = known.length > 0 && first !== undefined && !held.some(isNamed);
  return [
    ...verdict,
    ...(isOther ? [{ id, column: first.header, said: units.join('、'), own: first.value }] : []),
  ];
}

/** Measures and plans of the same unit and matter whose days are not the same. */
function twoDays(context: FindingContext): readonly Readonly<Record<string, Fact>>[] {
  const steps = stepsOf(context);
  const plans = steps.filter(({ kind }) => kind === 'plan');
  return steps
    .filter(({ kind }) => kind === 'measure')
    .flatMap((measure) => {
      const plan = plans.find((one) => isSame(measure, one));
      const days = [measure.due?.date ?? null, plan?.due?.date ?? null];
      if (!plan || days.includes(null) || days[0] === days[1]) return [];
      return [
        {
          unit: measure.unit ?? '',
          text: plan.text,
          id: plan.id,
          measure: measure.due?.text ?? '',
          plan: plan.due?.text ?? '',
        },
      ];
    });
}

function isSame(measure: Step, plan: Step): boolean {
  const [a, b] = [measure, plan].map(({ named, unit }) => named?.name ?? unit);
  if (a === null || a !== b) return false;
  return (
    areAlike(measure.text, plan.text) ||
    (measure.check !== '' && areAlike(measure.check, plan.check))
  );
}
