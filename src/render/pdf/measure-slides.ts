import type { Overflow } from '../../deck/types.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

interface PageElement {
  readonly scrollHeight: number;
  readonly clientHeight: number;
  readonly scrollWidth: number;
  readonly clientWidth: number;
  readonly dataset: Readonly<Record<string, string | undefined>>;
  readonly ownerSVGElement?: unknown;
  getBoundingClientRect(): Box;
  querySelectorAll(selectors: string): Iterable<PageElement>;
}

/** The page's own document: this file's function runs in the browser. */
declare const document: { querySelectorAll(selectors: string): Iterable<PageElement> };

/**
 * Runs in the page after layout and gives the slides that do not hold, in CSS pixels: content of
 * `.slide-body` or of a `[data-fit]` block beyond its room, or any element beyond the slide's edge.
 * Up to one pixel is rounding. Parts inside an SVG are left out: the SVG's own box clips them.
 */
export function measureSlides(): Overflow[] {
  const found: Overflow[] = [];
  for (const slide of document.querySelectorAll('section.slide')) {
    const edge = slide.getBoundingClientRect();
    let vertical = 0;
    let horizontal = 0;
    for (const room of slide.querySelectorAll('.slide-body, .slide-body [data-fit]')) {
      if (room.clientWidth === 0 && room.clientHeight === 0) continue;
      vertical = Math.max(vertical, room.scrollHeight - room.clientHeight);
      horizontal = Math.max(horizontal, room.scrollWidth - room.clientWidth);
    }
    for (const part of slide.querySelectorAll('*')) {
      if (part.ownerSVGElement) continue;
      const box = part.getBoundingClientRect();
      if (box.width === 0 && box.height === 0) continue;
      vertical = Math.max(vertical, box.bottom - edge.bottom, edge.top - box.top);
      horizontal = Math.max(horizontal, box.right - edge.right, edge.left - box.left);
    }
    if (vertical > 1 || horizontal > 1) {
      found.push({
        page: Number(slide.dataset.page),
        slideId: slide.dataset.slide ?? '',
        vertical: vertical > 1 ? Math.ceil(vertical) : 0,
        horizontal: horizontal > 1 ? Math.ceil(horizontal) : 0,
      });
    }
  }
  return found;
}
