import { spansOf, takePictures } from './inline.ts';
import { joined, tidyLine } from './tidy.ts';
import type { MarkdownBlock, MarkdownParser } from './types.ts';

const HEADING = /^ {0,3}[#＃]{1,6} *(.*?) *[#＃]*$/;
/** `-`, `*` and `+` want a space behind them, the bullets that word processors paste do not. */
const BULLET = /^ *(?:[-*+] +|[•·●○◆◇■□▪] *)(.+)$/;
/** 1. 1、 1） (1) ① ; a decimal number is none. */
const NUMBERED = /^ *((?:\d{1,2}[、）)]|\d{1,2}\.(?!\d)|[(（]\d{1,2}[)）]|[\u2460-\u2473])) *(.+)$/;
/** Word processors begin a paragraph with two wide spaces and do not leave a line free. */
const INDENTED = /^\u3000{2}/;

type Item = { readonly mark: string | null; readonly lines: string[] };
type Open =
  | { readonly kind: 'paragraph'; readonly lines: string[]; readonly line: number }
  | { readonly kind: 'list'; readonly items: Item[]; readonly line: number };

/**
 * Reads the part of Markdown that notes need: headings with `#`, paragraphs, flat lists (numbers keep
 * their marks), `**bold**`, pictures. Everything else, HTML and links too, stays as the text that it is.
 */
export const parseMarkdown: MarkdownParser = (text, firstLine) => {
  const blocks: MarkdownBlock[] = [];
  let open: Open | null = null;
  const close = () => {
    if (open) blocks.push(...closed(open));
    open = null;
  };
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = firstLine + index;
    const tidy = tidyLine(raw);
    const trimmed = tidy.trim();
    const heading = HEADING.exec(tidy);
    const item = itemOf(tidy);
    if (trimmed === '') close();
    else if (heading) {
      close();
      blocks.push({ kind: 'heading', spans: spansOf(heading[1] ?? ''), line });
    } else if (item) {
      if (open?.kind !== 'list') close();
      open = withItem(open, item, line);
    } else if (open === null || INDENTED.test(raw)) {
      close();
      open = { kind: 'paragraph', lines: [trimmed], line };
    } else addLine(open, trimmed);
  }
  close();
  return blocks;
};

function itemOf(line: string): Item | null {
  const numbered = NUMBERED.exec(line);
  if (numbered) return { mark: numbered[1] ?? null, lines: [(numbered[2] ?? '').trim()] };
  const bullet = BULLET.exec(line);
  return bullet ? { mark: null, lines: [(bullet[1] ?? '').trim()] } : null;
}

function withItem(open: Open | null, item: Item, line: number): Open {
  if (open?.kind !== 'list') return { kind: 'list', items: [item], line };
  open.items.push(item);
  return open;
}

function addLine(open: Open, text: string): void {
  if (open.kind === 'paragraph') open.lines.push(text);
  else open.items.at(-1)?.lines.push(text);
}

/** A block that has ended, and behind it the pictures that stood in it. */
function closed(open: Open): readonly MarkdownBlock[] {
  const { line } = open;
  if (open.kind === 'paragraph') {
    const { rest, pictures } = takePictures(joined(open.lines));
    const text: MarkdownBlock[] =
      rest === '' ? [] : [{ kind: 'paragraph', spans: spansOf(rest), line }];
    return [...text, ...pictures.map((one) => ({ kind: 'picture' as const, ...one, line }))];
  }
  const parts = open.items.map(({ mark, lines }) => ({ mark, ...takePictures(joined(lines)) }));
  const items = parts
    .filter(({ rest }) => rest !== '')
    .map(({ mark, rest }) => ({ mark, spans: spansOf(rest) }));
  const pictures = parts.flatMap((part) => part.pictures);
  return [
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items, line }]),
    ...pictures.map((one) => ({ kind: 'picture' as const, ...one, line })),
  ];
}
