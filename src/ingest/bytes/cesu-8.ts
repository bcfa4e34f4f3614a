/** The bytes of one half of a pair of surrogates: ED A0–AF xx, then ED B0–BF xx. */
const HALF = 3;
const LEAD = 0xed;

/**
 * Decodes UTF-8 in which a character beyond the first 65,536 (an emoji) stands as two surrogates of three bytes each.
 * Throws a TypeError for all else that is no UTF-8, half a pair included. Works like a fatal `TextDecoder`.
 */
export class Cesu8Decoder {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #rest = Buffer.alloc(0);

  decode(bytes?: Uint8Array, { stream = false } = {}): string {
    const given = bytes ? Buffer.concat([this.#rest, bytes]) : this.#rest;
    const end = stream ? wholePairs(given) : given.length;
    this.#rest = Buffer.from(given.subarray(end));
    return this.#decoder.decode(joined(given.subarray(0, end)), { stream });
  }
}

/** Where the bytes end if a pair that may still be cut at their end is left out. */
function wholePairs(bytes: Buffer): number {
  for (let at = Math.max(0, bytes.length - 2 * HALF + 1); at < bytes.length; at += 1) {
    if (bytes[at] === LEAD && (bytes[at + 1] ?? 0xa0) >= 0xa0 && (bytes[at + 1] ?? 0) < 0xb0)
      return at;
  }
  return bytes.length;
}

function joined(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(LEAD); at >= 0; at = bytes.indexOf(LEAD, at + 1)) {
    const code = pairAt(bytes, at);
    if (code === null) continue;
    pieces.push(bytes.subarray(from, at), Buffer.from(String.fromCodePoint(code)));
    from = at + 2 * HALF;
    at = from - 1;
  }
  return pieces.length === 0 ? bytes : Buffer.concat([...pieces, bytes.subarray(from)]);
}

function pairAt(bytes: Buffer, at: number): number | null {
  const [, a = 0, b = 0, lead, c = 0, d = 0] = bytes.subarray(at, at + 2 * HALF);
  const isHigh = a >= 0xa0 && a < 0xb0 && isTrail(b);
  const isLow = lead === LEAD && c >= 0xb0 && c < 0xc0 && isTrail(d);
  if (!isHigh || !isLow) return null;
  return 0x10000 + (((a & 0x0f) << 16) | ((b & 0x3f) << 10) | ((c & 0x0f) << 6) | (d & 0x3f));
}

function isTrail(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0;
}
