import type { Document } from '../document/model/types.ts';
import { figuresOnSlide } from '../findings/slide-figures.ts';
import type { Lookup } from '../metrics/lookup.ts';
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
  const lacking = new Map(metrics.map(({ id, name }) => [id, name]));
  const slides = pack.slides.flatMap((slide) => {
    const shown = figuresOnSlide(slide, lookup).map(({ metric }) => metric.id);
    const left = isLeftOut(slide, document);
    const absent = [...new Set(shown)].flatMap((id) => lacking.get(id) ?? []);
    if (left) return [lackingSlide(slide, 'no_notes', [])];
    if (absent.length === 0) return [];
    const isEmpty = shown.every((id) => lacking.has(id));
    return [lackingSlide(slide, isEmpty ? 'empty' : 'part', absent)];
  });
  return { metrics, slides };
}

function lackOf(
  { id, name, results, lacking = [] }: MetricOutcome,
  { pack, workspace }: ComputedMonth,
): readonly LackingMetric[] {
  const failed = results.find(({ status }) => status === 'error');
  const total = failed ?? results.find(({ by }) => Object.keys(by).length === 0);
  const [part] = lacking;
  if (part && total?.status === 'ok')
    return [{ id, name, state: 'not_provided', reason: part.message }];
  if (total?.status !== 'not_provided' && total?.status !== 'error') return [];
  const dataset = pack.metrics.find((metric) => metric.id === id)?.scope.dataset;
  const named = pack.datasets.find((one) => one.id === dataset)?.name ?? name;
  const owner = workspace.inputs.datasets.find((one) => one.dataset === dataset)?.owner;
  const absent = `未收到${named}${owner ? `（应由${owner}提供）` : ''}`;
  const state = total.unusable === undefined ? total.status : 'unusable';
  return [{ id, name, state, reason: total.message ?? absent }];
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
