/** Decodes UTF-32 in pieces; throws a TypeError where four bytes are no character, as a fatal TextDecoder does. */
export class Utf32Decoder {
  readonly #isLittle: boolean;
  #rest: Uint8Array = new Uint8Array(0);
  #isStart = true;

  constructor(order: 'le' | 'be') {
    this.#isLittle = order === 'le';
  }

  decode(
    bytes: Uint8Array = new Uint8Array(0),
    options: { readonly stream?: boolean } = {},
  ): string {
    const all = Buffer.concat([this.#rest, bytes]);
    const whole = all.length - (all.length % 4);
    if (options.stream !== true && whole < all.length)
      throw new TypeError('the text ends in the middle of a character');
    this.#rest = all.subarray(whole);
    const letters: string[] = [];
    for (let at = 0; at < whole; at += 4) {
      const code = this.#isLittle ? all.readUInt32LE(at) : all.readUInt32BE(at);
      if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
        throw new TypeError('four bytes are no character');
      letters.push(String.fromCodePoint(code));
    }
    const text = letters.join('');
    const marked = this.#isStart && text.startsWith('\uFEFF');
    if (text !== '') this.#isStart = false;
    return marked ? text.slice(1) : text;
  }
}
