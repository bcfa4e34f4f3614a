import { expect, test } from 'vitest';
import { loadFonts } from '../fonts/fonts.ts';
import { type FitDecisions, fitWarnings, nextFit } from './fit.ts';
import { layOut } from './lay-out.ts';
import { contentSlide, longTable, sampleDocument } from './test-support.ts';
import type { Deck, Overflow } from './types.ts';

const fonts = await loadFonts();

const over = (deck: Deck, more: Partial<Overflow> = {}): readonly Overflow[] =>
  deck.slides.map(({ page, slide }) => ({
    page,
    slideId: slide.id,
    vertical: 40,
    horizontal: 0,
    ...more,
  }));

test('nothing over its room: nothing to decide', () => {
  const deck = layOut(sampleDocument(), fonts);
  expect(nextFit(deck, [], {}, fonts)).toBeNull();
  expect(nextFit(deck, over(deck, { vertical: 0 }), {}, fonts)).toBeNull();
});

test('a slide over its room runs on earlier, without a warning', () => {
  const document = sampleDocument([contentSlide('t', [longTable('t', 16)])]);
  const deck = layOut(document, fonts);
  const decisions = nextFit(deck, over(deck), {}, fonts);
  expect(decisions?.t).toMatchObject({ isSmallest: false, cuts: 0 });
  expect(layOut(document, fonts, decisions ?? {}).slides).toHaveLength(2);
  expect(fitWarnings(decisions ?? {})).toEqual([]);
});

test('what cannot run on is set in 11 pt, then cut with …, then given up, each with its warning', () => {
  const text = '本月未提供投诉清单。'.repeat(300);
  const document = sampleDocument([
    contentSlide('c', [{ kind: 'callout', id: 'c', tone: 'bad', text }]),
  ]);
  let decisions: FitDecisions = {};
  const actions: string[] = [];
  for (let next: FitDecisions | null = decisions; next !== null; ) {
    decisions = next;
    const deck = layOut(document, fonts, decisions);
    const [block] = deck.slides[0]?.slide.blocks ?? [];
    if (decisions.c?.cuts === 1) {
      expect(block?.block.kind === 'callout' && block.block.text.endsWith('…')).toBe(true);
      expect(deck.slides[0]?.fit.cut).toBe(true);
    }
    actions.push(
      fitWarnings(decisions)
        .map(({ slideId, action }) => `${slideId} ${action}`)
        .join(),
    );
    next = nextFit(deck, over(deck), decisions, fonts);
  }
  expect([...new Set(actions)]).toEqual(['', 'c shrunk', 'c cut', 'c over,c cut']);
});

test('figures too wide for their columns do not run on: they are set smaller', () => {
  const deck = layOut(sampleDocument([contentSlide('t', [longTable('t', 30)])]), fonts);
  const next = nextFit(deck, over(deck, { vertical: 0, horizontal: 9 }), {}, fonts);
  expect(next?.t).toMatchObject({ isSmallest: true, reserve: 0 });
});

test('it ends even for a browser that never lets a slide hold', () => {
  const document = sampleDocument();
  let decisions: FitDecisions = {};
  let steps = 0;
  for (let next: FitDecisions | null = decisions; next !== null; steps += 1) {
    decisions = next;
    const deck = layOut(document, fonts, decisions);
    next = nextFit(deck, over(deck, { vertical: 1 }), decisions, fonts);
  }
  expect(steps).toBeLessThan(60);
  expect(fitWarnings(decisions).filter(({ action }) => action === 'over')).toHaveLength(
    document.slides.length,
  );
});
