/** The signs of a text in XML that are themselves; what a parser would change or refuse is not among them. */
const PLAIN_ASCII = Uint8Array.from({ length: 128 }, (_, code) =>
  code >= 0x20 && code < 0x7f && !'&<>'.includes(String.fromCharCode(code)) ? 1 : 0,
);
const LINE_SEPARATOR = 0x2028;
const LT = 0x3c;

function isPlain(code: number): boolean {
  if (code < 128) return PLAIN_ASCII[code] === 1;
  return code < 0xd800 ? code >= 0xa0 && code !== LINE_SEPARATOR : code >= 0xe000 && code <= 0xfffd;
}

/** A sign or a word as codes. */
export function codesOf(text: string): readonly number[] {
  return Array.from(text, (sign) => sign.charCodeAt(0));
}

/** A text of XML that is read sign by sign, as numbers: characters take several times as long. */
export class PlainXml {
  text = '';
  #codes = new Uint16Array(0);
  #length = 0;

  /** Takes the text that is read next. */
  load(text: string): void {
    this.text = text;
    this.#length = text.length;
    if (this.#codes.length < text.length) this.#codes = new Uint16Array(text.length);
    const { buffer, byteOffset } = this.#codes;
    Buffer.from(buffer, byteOffset, text.length * 2).write(text, 'utf16le');
  }

  /** The sign at a place; 0 behind the end. */
  code(at: number): number {
    return at < this.#length ? (this.#codes[at] ?? 0) : 0;
  }

  /** The place behind these signs, if they stand at `at`; else -1. */
  behind(at: number, signs: readonly number[]): number {
    if (at + signs.length > this.#length) return -1;
    for (let index = 0; index < signs.length; index += 1)
      if (this.#codes[at + index] !== signs[index]) return -1;
    return at + signs.length;
  }

  /** Where the plain text that begins at `from` ends in a tag; -1 where it does not, or is not plain. */
  endOfText(from: number): number {
    for (let at = from; at < this.#length; at += 1) {
      const code = this.#codes[at] ?? 0;
      if (code === LT) return at;
      if (!isPlain(code)) return -1;
    }
    return -1;
  }
}
