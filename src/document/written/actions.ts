import type { RankedFinding } from '../../findings/types.ts';
import type { DocumentContext } from '../model/context.ts';
import { written } from './written-text.ts';

/** What somebody has set out to do, and the day until which. */
export interface Action {
  readonly text: string;
  readonly due: string | null;
}

/**
 * The measures that were written for a slide which shows a finding's figures, and the plans that name its metric as
 * where they come from (来源要点): what is done about it.
 */
export function actionsFor(finding: RankedFinding, context: DocumentContext): readonly Action[] {
  const { notes, pack } = context;
  const slides = new Set(
    pack.slides
      .filter(({ id }) => finding.slides.includes(id))
      .flatMap(({ id, title }) => [id, title]),
  );
  const measures = notes.measures.filter(({ slide }) => slide !== null && slides.has(slide));
  const plans = notes.plans.filter((plan) => isAbout(plan.source, finding));
  return [...measures, ...plans].map(({ text, due, place }) => ({
    text: written(text, place, context).text,
    due: due?.text ?? null,
  }));
}

/** What a plan answers is written as rule, metric and members, parted by strokes: 未达标/ehome.repeat_rate/E8. */
function isAbout(answered: string | null, { about, topic }: RankedFinding): boolean {
  const [, metric, ...members] = (answered ?? '').split('/');
  if (metric !== topic) return false;
  return members.length === 0 || about.some((key) => members.every((one) => key.includes(one)));
}
