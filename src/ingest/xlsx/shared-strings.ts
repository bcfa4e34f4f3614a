import type { Refuse } from '../bytes/refuse.ts';
import { codesOf, PlainXml } from './plain-xml.ts';
import { LONGEST_TEXT, StringTable } from './string-table.ts';
import { unescaped } from './unescaped.ts';
import { parseWhole, type XmlHandler } from './xml.ts';

/** Shared strings may take this much memory in bytes; a full sheet of unlike phone numbers takes a tenth. */
const MOST_BYTES = 300_000_000;

/** An item without runs, guides or signs that are written otherwise. */
const ITEM = codesOf('<si><t>');
const ITEM_KEPT = codesOf('<si><t xml:space="preserve">');
const ITEM_END = codesOf('</t></si>');

/** Reads the shared strings of a workbook: runs of rich text joined, phonetic guides left out. */
export async function readSharedStrings(
  pieces: AsyncIterable<string>,
  part: string,
  refuse: Refuse,
): Promise<StringTable> {
  const table = new StringTable();
  let text = '';
  const reading = new TextReading();
  const plain = new PlainXml();
  let isInItem = false;
  const add = (read: string) => {
    table.add(unescaped(read));
    if (table.size > MOST_BYTES) throw refuse('too_large', part);
  };
  const handler: XmlHandler = {
    plain: {
      start: '<si>',
      end: '</si>',
      isNext: () => !isInItem,
      load: (xml) => plain.load(xml),
      take(from) {
        const kept = plain.behind(from, ITEM_KEPT);
        const start = kept >= 0 ? kept : plain.behind(from, ITEM);
        const end = start < 0 ? -1 : plain.endOfText(start);
        const behind = end < 0 ? -1 : plain.behind(end, ITEM_END);
        if (behind < 0) return behind;
        if (end - start > LONGEST_TEXT) throw refuse('too_large', part);
        add(plain.text.slice(start, end));
        return behind;
      },
    },
    // How many there are (uniqueCount) is often written wrong; a string that is missed is missed by its cell.
    open(name: string) {
      if (name === 'si') {
        text = '';
        isInItem = true;
      } else reading.open(name);
    },
    text(piece) {
      if (!reading.isText) return;
      text += piece;
      if (text.length > LONGEST_TEXT) throw refuse('too_large', part);
    },
    close(name) {
      reading.close(name);
      if (name !== 'si') return;
      isInItem = false;
      add(text);
    },
  };
  await parseWhole(pieces, { root: 'sst', part }, handler, refuse);
  return table;
}

/** Tells inside a string item whether text belongs to it: that of `t` does, that of a phonetic guide's does not. */
export class TextReading {
  #isText = false;
  #isPhonetic = false;

  get isText(): boolean {
    return this.#isText && !this.#isPhonetic;
  }

  open(name: string): void {
    if (name === 't') this.#isText = true;
    else if (name === 'rPh') this.#isPhonetic = true;
  }

  close(name: string): void {
    if (name === 't') this.#isText = false;
    else if (name === 'rPh') this.#isPhonetic = false;
  }
}
