import type { Deck, DeckSlide } from '../../deck/types.ts';
import type { Document } from '../../document/model/types.ts';
import type { LiveMarks } from '../html/live-marks.ts';
import type { PageFinding } from './page-data.ts';

/** The results that the pages of a deck show, by key, each with its pages; those of branches that only charts know have none. */
export function shownResults(deck: Deck): ReadonlyMap<string, readonly number[]> {
  const pages = new Map<string, number[]>();
  for (const { page, slide } of deck.slides)
    for (const { block } of slide.blocks) {
      for (const key of keysIn(block)) {
        const own = pages.get(key) ?? [];
        if (own.at(-1) !== page) pages.set(key, [...own, page]);
      }
      if ('branches' in block)
        for (const key of keysIn(block.branches ?? [])) pages.set(key, pages.get(key) ?? []);
    }
  return pages;
}

/** The keys of results anywhere in a block, those of its branches aside; or what else has a name of its own. */
function keysIn(value: unknown, named: 'key' | 'finding' = 'key'): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => keysIn(one, named));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    if (name === 'branches' || name === 'of') return [];
    return name === named && typeof one === 'string' ? [one] : keysIn(one, named);
  });
}

/** What the page's elements are marked with: places in the lists of figures and findings. */
export function marksOf(
  figures: readonly { readonly key: string }[],
  findings: readonly { readonly id: string }[],
): LiveMarks {
  const places = new Map(figures.map(({ key }, at) => [key, String(at)]));
  const told = new Map(findings.map(({ id }, at) => [id, String(at)]));
  return {
    figure: (key) => (key === null ? null : (places.get(key) ?? null)),
    finding: (id) => (id === undefined ? null : (told.get(id) ?? null)),
    block: (slide, block) => `${slide}/${block}`,
    hasCharts: true,
    hasSorting: true,
  };
}

/** The findings of a report; in a short edition only those that its pages tell, or of the slides that it has. */
export function findingsOf({ document, slides }: Deck): NonNullable<Document['findings']> {
  const findings = document.findings ?? [];
  if (document.edition !== 'brief') return findings;
  const shown = new Set(slides.flatMap(({ slide }) => idsOf(slide)));
  const told = new Set(slides.flatMap(({ slide }) => keysIn(slide.blocks, 'finding')));
  return findings.filter(({ id, slide }) => told.has(id) || (slide !== null && shown.has(slide)));
}

/** The findings with the pages that they lead to; without the deck's slide, to the first page that shows a figure of theirs. */
export function pageFindings(
  { slides }: Deck,
  findings: NonNullable<Document['findings']>,
  figures: readonly { readonly key: string; readonly pages: readonly number[] }[],
): readonly PageFinding[] {
  const first = new Map<string, number>();
  for (const { page, slide } of slides)
    for (const id of idsOf(slide)) if (!first.has(id)) first.set(id, page);
  const places = new Map(figures.map(({ key }, at) => [key, at]));
  return findings.map(({ text, tone, slide, headline, results }): PageFinding => {
    const shown = results.flatMap((key) => places.get(key) ?? []);
    const pages = shown.flatMap((at) => figures[at]?.pages ?? []);
    const own = slide === null ? undefined : first.get(slide);
    const page = own ?? (pages.length === 0 ? null : Math.min(...pages));
    return { text, tone, page, headline, figures: shown };
  });
}

/** A slide's id, and those of the slides that were put on it. */
function idsOf({ id, joins = [] }: DeckSlide['slide']): readonly string[] {
  return [id, ...joins];
}
