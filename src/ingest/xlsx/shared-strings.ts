import type { Refuse } from '../bytes/refuse.ts';
import { LONGEST_TEXT, StringTable } from './string-table.ts';
import { unescaped } from './unescaped.ts';
import { parseWhole, type XmlHandler } from './xml.ts';

/** Shared strings may take this much memory in bytes; a full sheet of unlike phone numbers takes a tenth. */
const MOST_BYTES = 300_000_000;

/** Reads the shared strings of a workbook: runs of rich text joined, phonetic guides left out. */
export async function readSharedStrings(
  pieces: AsyncIterable<string>,
  part: string,
  refuse: Refuse,
): Promise<StringTable> {
  const table = new StringTable();
  let text = '';
  const reading = new TextReading();
  const handler: XmlHandler = {
    // How many there are (uniqueCount) is often written wrong; a string that is missed is missed by its cell.
    open(name: string) {
      if (name === 'si') text = '';
      else reading.open(name);
    },
    text(piece) {
      if (!reading.isText) return;
      text += piece;
      if (text.length > LONGEST_TEXT) throw refuse('too_large', part);
    },
    close(name) {
      reading.close(name);
      if (name !== 'si') return;
      table.add(unescaped(text));
      if (table.size > MOST_BYTES) throw refuse('too_large', part);
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
