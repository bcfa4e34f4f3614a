import type { Document } from '../document/model/types.ts';
import { figuresOnSlide } from '../findings/slide-figures.ts';
import type { Lookup } from '../metrics/lookup.ts';
import type { AbsentReason } from '../metrics/reason.ts';
import type { MetricOutcome } from '../metrics/types.ts';
import { isAskedFor } from '../outline/slides-in-use.ts';
import type { SlideSpec } from '../pack/outline/types.ts';
import type { Pack } from '../pack/types.ts';
import type { Workspace } from '../workspace/types.ts';
import type { LackingMetric, LackingSlide, MonthCheck } from './types.ts';

/** A month that was computed and put together, without being rendered. */
export interface ComputedMonth {
  /** With the slides in use only. */
  readonly pack: Pack;
  readonly workspace: Workspace;
  readonly outcomes: readonly MetricOutcome[];
  readonly lookup: Lookup;
  readonly document: Document;
}

/** What the report will lack: metrics without a figure, and the slides on which they stand. */
export function lackingIn(month: ComputedMonth): MonthCheck['lacks'] {
  const { pack, workspace, outcomes, lookup, document } = month;
  const metrics = outcomes
    .filter(({ id }) => isAskedFor(id, pack, workspace))
    .flatMap((outcome) => lackOf(outcome, month));
  const slides = pack.slides.flatMap((slide) => {
    if (isLeftOut(slide, document)) return [lackingSlide(slide, 'no_notes', [])];
    const shown = figuresOnSlide(slide, lookup);
    const lost = shown.filter(({ result: { status } }) => LOST.has(status));
    if (lost.length === 0) return [];
    const names = [...new Set(lost.map(({ metric }) => metric.name))];
    return [lackingSlide(slide, lost.length === shown.length ? 'empty' : 'part', names)];
  });
  return { metrics, slides };
}

/** States of figures that have no value although they were asked for. */
const LOST: ReadonlySet<string> = new Set(['not_provided', 'error']);

function lackOf(
  { id, name, results }: MetricOutcome,
  { pack, workspace }: ComputedMonth,
): readonly LackingMetric[] {
  const failed = results.find(({ status }) => status === 'error');
  const total = failed ?? results.find(({ by }) => Object.keys(by).length === 0);
  if (total?.status !== 'not_provided' && total?.status !== 'error') return [];
  const dataset = pack.metrics.find((metric) => metric.id === id)?.scope.dataset;
  const named = pack.datasets.find((one) => one.id === dataset)?.name ?? name;
  const owner = workspace.inputs.datasets.find((one) => one.dataset === dataset)?.owner ?? null;
  const absent: AbsentReason = {
    code: 'not_provided',
    params: { dataset: dataset ?? id, name: named, owner },
  };
  const members = Object.values(total.by);
  const state = total.unusable === undefined ? total.status : 'unusable';
  return [{ id, name, state, members, reason: total.reason ?? absent }];
}

/** A slide that waits for notes which nobody wrote has no page; one of cases has several. */
function isLeftOut({ id, when }: SlideSpec, { slides }: Document): boolean {
  return when === 'notes' && !slides.some((one) => one.id === id || one.id.startsWith(`${id}.`));
}

function lackingSlide(
  { id, number, title }: SlideSpec,
  state: LackingSlide['state'],
  metrics: readonly string[],
): LackingSlide {
  return { id, number, title, state, metrics };
}
