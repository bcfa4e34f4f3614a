import type { Fonts } from '../fonts/fonts.ts';
import { cutLimits } from './cut-slide.ts';
import { bodyRoom, type Sheet, smallestScale } from './geometry.ts';
import { unitsOf } from './split-block.ts';
import type { Deck, DeckSlide, Overflow } from './types.ts';

/** What is done so that one slide holds, in the order in which it is tried. */
export interface FitDecision {
  /** Room in CSS pixels that its parts leave empty, so that it runs on earlier. */
  readonly reserve: number;
  /** Whether its text is set as small as may be printed. */
  readonly isSmallest: boolean;
  /** How often its texts were cut, by {@link cutLimits}. */
  readonly cuts: number;
  /** Nothing more can be done, and it still does not hold. */
  readonly isGivenUp: boolean;
}

/** Decisions by slide id. */
export type FitDecisions = Readonly<Record<string, FitDecision>>;

/** What people have to know of a slide: set in 11 pt, texts cut with …, or still over its room. */
export interface FitWarning {
  readonly slideId: string;
  readonly action: 'shrunk' | 'cut' | 'over';
}

/** A slide of which nothing was decided. */
export const undecided: FitDecision = { reserve: 0, isSmallest: false, cuts: 0, isGivenUp: false };

const LEAST_STEP = 24;

/**
 * Decisions for the next layout, from the slides that the browser measured over their room: they run on
 * earlier while they can, then shrink, then their texts are cut. Null when nothing is over, or nothing
 * more can be done; each step raises a bounded count, so a loop over it ends.
 */
export function nextFit(
  deck: Deck,
  overflows: readonly Overflow[],
  decisions: FitDecisions,
  fonts: Fonts,
): FitDecisions | null {
  const sheet = { page: deck.page, fonts };
  const next: Record<string, FitDecision> = {};
  for (const overflow of overflows) {
    const isOver = overflow.vertical > 0 || overflow.horizontal > 0;
    const before = next[overflow.slideId] ?? decisions[overflow.slideId] ?? undecided;
    const slide = deck.slides.find(({ page }) => page === overflow.page);
    if (!isOver || slide === undefined || before.isGivenUp) continue;
    const after = decide(slide, overflow, decisions[overflow.slideId] ?? undecided, sheet);
    next[overflow.slideId] = further(next[overflow.slideId] ?? after, after);
  }
  return Object.keys(next).length === 0 ? null : { ...decisions, ...next };
}

/** What was done to slides that people should know of. */
export function fitWarnings(decisions: FitDecisions): readonly FitWarning[] {
  return Object.entries(decisions).flatMap(([slideId, decision]) => {
    const actions: FitWarning['action'][] = [];
    if (decision.isGivenUp) actions.push('over');
    if (decision.cuts > 0) actions.push('cut');
    else if (decision.isSmallest) actions.push('shrunk');
    return actions.map((action) => ({ slideId, action }));
  });
}

function decide(slide: DeckSlide, overflow: Overflow, now: FitDecision, sheet: Sheet): FitDecision {
  const reserve = now.reserve + Math.max(LEAST_STEP, Math.ceil(overflow.vertical) + 2);
  const isTall = overflow.vertical > 0;
  if (isTall && canRunOn(slide) && reserve < bodyRoom(slide.slide, sheet).height / 2) {
    return { ...now, reserve };
  }
  if (!now.isSmallest) return { ...now, isSmallest: true };
  if (now.cuts < cutLimits.length) return { ...now, cuts: now.cuts + 1 };
  return { ...now, isGivenUp: true };
}

function canRunOn({ slide, fit }: DeckSlide): boolean {
  if (slide.layout !== 'content') return false;
  // Grown text can go back to its usual size.
  if (fit.scale > smallestScale && fit.scale !== 1) return true;
  const units = slide.columns.map((_, index) =>
    slide.blocks
      .filter(({ column }) => column === index)
      .reduce((total, { block }) => total + unitsOf(block), 0),
  );
  return Math.max(0, ...units) > 1;
}

/** Of two parts of one slide the one in more need decides. */
function further(one: FitDecision, other: FitDecision): FitDecision {
  const rank = (decision: FitDecision): number =>
    (decision.isGivenUp ? 1e6 : 0) +
    decision.cuts * 1e4 +
    (decision.isSmallest ? 5e3 : 0) +
    decision.reserve;
  return rank(other) > rank(one) ? other : one;
}
