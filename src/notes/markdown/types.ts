/** A piece of a line, bold or not. */
export interface Span {
  readonly text: string;
  readonly bold: boolean;
}

/** One block of a text, with the line that it begins on. HTML is text like any other. */
export type MarkdownBlock =
  | { readonly kind: 'heading'; readonly spans: readonly Span[]; readonly line: number }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[]; readonly line: number }
  | {
      readonly kind: 'list';
      readonly items: readonly { readonly mark: string | null; readonly spans: readonly Span[] }[];
      readonly line: number;
    }
  | {
      readonly kind: 'picture';
      readonly target: string;
      readonly alt: string;
      readonly caption: string;
      readonly line: number;
    };

/** Reads a text whose first line has this number. */
export type MarkdownParser = (text: string, firstLine: number) => readonly MarkdownBlock[];
