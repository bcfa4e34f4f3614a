import type { Document, Edition, Slide } from './model/types.ts';

/**
 * The document of an edition: all of it, or only the slides that are marked for the short one, with the
 * sections that still have some and the dividers of none. The short edition of a document without such
 * slides is the whole document.
 */
export function editionOf(document: Document, edition: Edition): Document {
  const slides = document.slides.filter(
    (slide) => slide.isBrief === true || slide.layout === 'cover',
  );
  if (edition === 'full' || !slides.some((slide) => slide.isBrief === true)) return document;
  const sections = document.sections.filter(({ id }) =>
    slides.some(({ section }) => section === id),
  );
  return { ...document, edition, sections, slides: slides.map(standingAlone) };
}

/** The slide with a foot that points at nothing outside the short edition. */
function standingAlone(slide: Slide): Slide {
  const { footer } = slide;
  return footer?.alone ? { ...slide, footer: { ...footer, ...footer.alone } } : slide;
}
