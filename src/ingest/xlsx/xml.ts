import { SaxesParser } from 'saxes';
import { Fault } from '../../messages/fault.ts';
import type { Refuse } from '../bytes/refuse.ts';

/** What a part's elements are handed to. Names come without their prefix; text only where there is some. */
export interface XmlHandler {
  open(name: string, attributes: Attributes, depth: number): void;
  text(text: string): void;
  close(name: string): void;
}

/** Attributes of an element by their name as written, prefix included. */
export type Attributes = Readonly<Record<string, string>>;

/** No text, tag or comment of a workbook is longer; what is longer would only fill the memory. */
const LONGEST_NODE = 1_000_000;
const DEEPEST = 64;

/**
 * Parses a part as strict XML, piece by piece, and yields after each so that the caller can hand on what
 * has come of it. Refuses what is not well-formed or not closed, any DOCTYPE, another root, and nodes
 * beyond all measure.
 */
export async function* parseXml(
  pieces: AsyncIterable<string>,
  expected: { readonly root: string; readonly part: string },
  handler: XmlHandler,
  refuse: Refuse,
): AsyncIterable<void> {
  const { root, part } = expected;
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let sinceNode = 0;
  parser.on('error', (cause) => {
    throw refuse('damaged', part, cause);
  });
  parser.on('doctype', () => {
    throw refuse('forbidden', part);
  });
  parser.on('opentag', ({ name, attributes }) => {
    sinceNode = 0;
    const local = withoutPrefix(name);
    if (depth === 0 && local !== root) throw refuse('unknown_layout', part);
    if (depth === DEEPEST) throw refuse('too_large', part);
    handler.open(local, attributes, depth);
    depth += 1;
  });
  parser.on('closetag', ({ name }) => {
    sinceNode = 0;
    depth -= 1;
    handler.close(withoutPrefix(name));
  });
  const text = (given: string) => {
    sinceNode = 0;
    handler.text(given);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  const feed = (piece: string | null) => {
    try {
      if (piece === null) parser.close();
      else parser.write(piece);
    } catch (cause) {
      throw cause instanceof Fault ? cause : refuse('damaged', part, cause);
    }
  };
  for await (const piece of pieces) {
    sinceNode += piece.length;
    feed(piece);
    if (sinceNode > LONGEST_NODE) throw refuse('too_large', part);
    yield;
  }
  feed(null);
  yield;
}

/** Parses a part to its end. */
export async function parseWhole(...given: Parameters<typeof parseXml>): Promise<void> {
  for await (const _ of parseXml(...given));
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
