const CHUNK = 1 << 20;
/** Three bytes a character at most, so that any text fits into a chunk. */
export const LONGEST_TEXT = Math.floor(CHUNK / 3);
const CACHE = 1 << 14;

/**
 * The shared strings of a workbook as bytes: two million unlike strings take a third of the room that
 * strings of the language would. The last ones asked for are kept as they are.
 */
export class StringTable {
  readonly #chunks: Buffer[] = [];
  #starts = new Float64Array(1024);
  #ends = new Float64Array(1024);
  #length = 0;
  #used = CHUNK;
  readonly #cached: (string | undefined)[] = new Array(CACHE).fill(undefined);
  readonly #cachedAt = new Int32Array(CACHE).fill(-1);

  /** Strings that it holds. */
  get length(): number {
    return this.#length;
  }

  /** Bytes that it takes. */
  get size(): number {
    return this.#chunks.length * CHUNK + this.#starts.byteLength * 2;
  }

  /** Adds a text of at most {@link LONGEST_TEXT} characters. */
  add(text: string): void {
    if (this.#used + text.length * 3 > CHUNK) {
      this.#chunks.push(Buffer.allocUnsafeSlow(CHUNK));
      this.#used = 0;
    }
    if (this.#length === this.#starts.length) {
      this.#starts = grown(this.#starts);
      this.#ends = grown(this.#ends);
    }
    const base = (this.#chunks.length - 1) * CHUNK;
    const written = this.#chunks.at(-1)?.write(text, this.#used, 'utf8') ?? 0;
    this.#starts[this.#length] = base + this.#used;
    this.#used += written;
    this.#ends[this.#length] = base + this.#used;
    this.#length += 1;
  }

  /** The string at an index from 0, or undefined beyond the end. */
  at(index: number): string | undefined {
    const slot = index & (CACHE - 1);
    if (this.#cachedAt[slot] === index) return this.#cached[slot];
    const start = this.#starts[index];
    const end = this.#ends[index];
    if (index >= this.#length || start === undefined || end === undefined) return undefined;
    const chunk = Math.floor(start / CHUNK);
    const base = chunk * CHUNK;
    const text = this.#chunks[chunk]?.toString('utf8', start - base, end - base);
    this.#cached[slot] = text;
    this.#cachedAt[slot] = index;
    return text;
  }
}

function grown(old: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const next = new Float64Array(old.length * 2);
  next.set(old);
  return next;
}
