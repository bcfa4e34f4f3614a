import { SaxesParser } from 'saxes';
import { Fault } from '../../messages/fault.ts';
import type { Refuse } from '../bytes/refuse.ts';

/** What a part's elements are handed to. Names come without their prefix; text only where there is some. */
export interface XmlHandler {
  open(name: string, attributes: Attributes, depth: number): void;
  text(text: string): void;
  close(name: string): void;
  /** Elements of which there are many, that it can read by itself where they are plain. */
  readonly plain?: PlainElements;
}

/** Elements of one name that stand behind each other. */
export interface PlainElements {
  readonly start: string;
  readonly end: string;
  /** Whether the next element would be one of them, by all that was handed over. */
  isNext(): boolean;
  /** Takes the text in which such elements stand. */
  load(text: string): void;
  /**
   * Takes the element that begins at a place of the text, if each of its signs is known to be right, and gives the place
   * behind it; -1, and nothing of it is taken, where it is not all there or the parser has to look.
   */
  take(from: number): number;
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
  const past = (piece: string) => {
    sinceNode += piece.length;
    feed(piece);
    if (sinceNode > LONGEST_NODE) throw refuse('too_large', part);
  };
  const { plain } = handler;
  const way = plain ? new PlainWay(plain, past) : null;
  for await (const piece of pieces) {
    if (way === null) past(piece);
    else if (way.pass(piece)) sinceNode = 0;
    yield;
  }
  way?.end();
  feed(null);
  yield;
}

/** Longer elements are left to the parser, whatever they are. */
const LONGEST_PLAIN = 200_000;

/**
 * Parts the text between a parser and who reads plain elements by himself. These are known to be whole where the text
 * before them, as it was parsed, ends in the end of another one, and has no comment or the like, in which that could
 * be no tag.
 */
class PlainWay {
  readonly #plain: PlainElements;
  readonly #parse: (text: string) => void;
  #rest = '';
  #isBehindOne = false;
  #isOpen = true;
  #hasBegun = false;
  #last = '';

  constructor(plain: PlainElements, parse: (text: string) => void) {
    this.#plain = plain;
    this.#parse = parse;
  }

  /** Takes a piece, of which a part may wait for the next; tells whether any plain element was in it. */
  pass(piece: string): boolean {
    const { start, end } = this.#plain;
    const text = this.#rest + piece;
    this.#rest = '';
    let isAny = false;
    if (this.#isOpen) this.#plain.load(text);
    for (let at = 0; at < text.length; ) {
      const isOne = this.#isBehindOne && text.startsWith(start, at) && this.#plain.isNext();
      const behind = isOne ? this.#plain.take(at) : -1;
      if (behind >= 0) {
        isAny = true;
        at = behind;
        continue;
      }
      const place = this.#isOpen ? text.indexOf(end, at) : -1;
      if (isOne && place < 0 && text.length - at < LONGEST_PLAIN) {
        this.#rest = text.slice(at);
        return isAny;
      }
      const next = place < 0 ? text.length : place + end.length;
      this.#parsed(text.slice(at, next), place >= 0);
      at = next;
    }
    return isAny;
  }

  /** Parses what waits. */
  end(): void {
    if (this.#rest !== '') this.#parsed(this.#rest, false);
  }

  #parsed(text: string, isToEnd: boolean): void {
    this.#parse(text);
    const looked = this.#hasBegun ? this.#last + text : text.slice(2);
    if (/<[!?]/.test(looked)) this.#isOpen = false;
    this.#hasBegun = true;
    this.#last = text.slice(-1);
    this.#isBehindOne = isToEnd && this.#isOpen;
  }
}

/** Parses a part to its end. */
export async function parseWhole(...given: Parameters<typeof parseXml>): Promise<void> {
  for await (const _ of parseXml(...given));
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
