import type { Figure } from '../../metrics/lookup.ts';
import type { Measure, NoteDay, NotePlace, Plan } from '../../notes/types.ts';
import type { FindingContext } from '../context.ts';
import { isOfUnit } from '../levels.ts';
import type { NamedUnit } from './context.ts';

/** A measure or a plan, alike: who does what until when, and how it is seen to be done. */
export interface Step {
  readonly kind: 'measure' | 'plan';
  readonly place: NotePlace;
  readonly id: string;
  readonly text: string;
  /** What it is against, where that is told. */
  readonly about: string;
  readonly check: string;
  readonly unit: string | null;
  readonly named: NamedUnit | null;
  readonly due: NoteDay | null;
  /** The slide that it was written for, or the finding that it comes from, as people wrote it. */
  readonly slide: string | null;
  readonly source: string;
}

/** Every measure of the month and every plan that is not done. */
export function stepsOf({ written }: Pick<FindingContext, 'written'>): readonly Step[] {
  const { notes, unitOf } = written;
  return [
    ...notes.measures.map((one) => stepOfMeasure(one, unitOf(one.unit))),
    ...notes.plans
      .filter(({ progress }) => progress !== 'done')
      .map((one) => stepOfPlan(one, unitOf(one.department))),
  ];
}

function stepOfMeasure(
  { place, text, problem, check, unit, due, slide }: Measure,
  named: NamedUnit | null,
): Step {
  return {
    kind: 'measure',
    place,
    id: '',
    text,
    about: problem ?? '',
    check: check ?? '',
    unit,
    named,
    due,
    slide,
    source: '',
  };
}

function stepOfPlan(
  { place, id, text, check, department, due, source }: Plan,
  named: NamedUnit | null,
): Step {
  return {
    kind: 'plan',
    place,
    id,
    text,
    about: '',
    check: check ?? '',
    unit: department,
    named,
    due,
    slide: null,
    source: source ?? '',
  };
}

/**
 * Whether a step is about a figure: its slide shows the metric, or what it comes from names the metric, or its words do; and of
 * members it names none but the figure's. Of a branch's figure it must be that branch's step, too.
 */
export function concerns(step: Step, figure: Figure, context: FindingContext): boolean {
  return (
    isOfMetric(step, figure, context) &&
    namesNoOther(step, figure) &&
    (!isOfUnit(figure, context) || isOfBranch(step, figure))
  );
}

function isOfMetric(
  { slide, source, text, about, check }: Step,
  { metric }: Figure,
  context: FindingContext,
) {
  const own = context.slides.find(({ id }) => id === slide);
  if (own?.figures.some((one) => one.metric.id === metric.id)) return true;
  if (source.split(/[/?\s]/).includes(metric.id)) return true;
  const words = `${about}${text}${check}`;
  return [metric.name, metric.spokenName].some((name) => name !== '' && words.includes(name));
}

/** Whether the members that a step names, longer names first, are the figure's own. */
function namesNoOther(
  { text, about, check, source }: Step,
  { outcome, result, metric }: Figure,
): boolean {
  const names = Object.keys(result.by).filter((name) => !metric.unitDimensions.includes(name));
  return names.every((name) => {
    const members = [...new Set(outcome.results.flatMap(({ by }) => by[name] ?? []))];
    const named = namesIn(`${about} ${text} ${check} ${source}`, members);
    return named.length === 0 || named.includes(result.by[name] ?? '');
  });
}

/** Which of the names a text holds, where a longer one does not hold the shorter. */
export function namesIn(text: string, names: readonly string[]): readonly string[] {
  const found: string[] = [];
  let rest = text;
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    if (name === '' || !rest.includes(name)) continue;
    found.push(name);
    rest = rest.replaceAll(name, ' ');
  }
  return found;
}

function isOfBranch({ named }: Step, { result, metric }: Figure): boolean {
  const own = Object.entries(result.by)
    .filter(([name]) => metric.unitDimensions.includes(name))
    .map(([, member]) => member);
  return named !== null && own.some((one) => one === named.name || one === named.branch);
}

/** Two texts that share so many of the shorter one's pairs of signs tell of the same matter. */
const ALIKE = 0.5;

/** Whether two texts tell of the same matter, by the pairs of neighbouring signs that they share. */
export function areAlike(a: string, b: string): boolean {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  if (few.size === 0) return false;
  const shared = [...few].filter((pair) => many.has(pair)).length;
  return shared / few.size >= ALIKE;
}

function pairsOf(text: string): ReadonlySet<string> {
  const signs = [...text].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
  return new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`));
}
