import type { Document, Slide } from '../document/model/types.ts';

/** What was done to a slide so that it holds. */
export interface Fit {
  /** Part of a slide that runs on, from 1; `parts` in all. */
  readonly part: number;
  readonly parts: number;
  /** Scale of the body text, 1 unless shrunk, or grown where there is room; never under 11 pt for body text. */
  readonly scale: number;
  /** Whether text was cut with …. */
  readonly cut: boolean;
}

/** The room that a block was given, in CSS pixels; `columns` are the widths of a table's columns, else empty. */
export interface Box {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly number[];
  /** CSS pixels that a table's rows get above and below what they need, where there is room; none unless told. */
  readonly air?: number;
}

export interface DeckSlide {
  readonly page: number;
  readonly slide: Slide;
  readonly fit: Fit;
  /** One for each of the slide's blocks, in their order. */
  readonly boxes: readonly Box[];
}

export interface ContentsEntry {
  readonly level: 1 | 2;
  readonly label: string;
  readonly page: number;
  /** Whether it is in the short edition too. */
  readonly isBrief: boolean;
}

/** The document broken into slides that hold, with page numbers. */
export interface Deck {
  readonly document: Document;
  /** Width and height of a page in CSS pixels. */
  readonly page: { readonly width: number; readonly height: number };
  readonly widthInches: number;
  readonly heightInches: number;
  readonly slides: readonly DeckSlide[];
  readonly contents: readonly ContentsEntry[];
}

/** How far the body of a page stands over its room, as measured in the browser after layout. CSS pixels. */
export interface Overflow {
  readonly page: number;
  readonly slideId: string;
  readonly vertical: number;
  readonly horizontal: number;
}
