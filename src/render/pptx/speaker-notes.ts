import type { DeckSlide } from '../../deck/types.ts';
import type { Document } from '../../document/model/types.ts';
import type { WordBook } from '../../words/word-book.ts';

/**
 * What stands under a slide for the one who speaks, a paragraph a line: its headline, what its figures say besides, and
 * their definition, period and source in full.
 */
export function speakerNotes(
  { slide }: DeckSlide,
  document: Document,
  words: WordBook,
): readonly string[] {
  const { headline, footer } = slide;
  const ids = [slide.id, ...(slide.joins ?? [])];
  const found = (document.findings ?? [])
    .filter((finding) => finding.slide !== null && ids.includes(finding.slide))
    .map(({ text }) => text);
  const besides = [...new Set([...(slide.spare ?? []), ...found])].filter(
    (text) => text !== headline,
  );
  const named = (name: string, text: string | undefined): readonly string[] =>
    text === undefined || text === '' ? [] : [`${name} ${text}`];
  return [
    ...(headline === null ? [] : [words('slide.notes.headline'), headline]),
    ...(besides.length === 0 ? [] : [words('slide.notes.findings'), ...besides]),
    ...named(words('slide.definition'), footer?.definition),
    ...named(words('slide.period'), footer?.period),
    ...named(words('slide.source'), footer?.source),
  ];
}
