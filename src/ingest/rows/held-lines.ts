/** In bytes. */
const ROOM = 1 << 22;
const MANY = 1 << 21;
/** A character takes three bytes at most: one of four is two characters to JavaScript. */
const BYTES_PER_CHARACTER = 3;
const LF = 0x0a;

/** Some of the lines that were held. */
export interface Held {
  readonly bytes: Uint8Array;
  readonly lines: number;
}

/** Lines of text on their way to a file, as the bytes that they will be: to make strings of them takes longer. */
export class HeldLines {
  #bytes = Buffer.allocUnsafe(ROOM);
  #used = 0;
  #lines = 0;
  #full: Held[] = [];

  /** Enough is held to be written. */
  get areMany(): boolean {
    return this.#used >= MANY || this.#full.length > 0;
  }

  /** Adds a line of two parts and its end. */
  add(start: string, rest: string): void {
    const most = (start.length + rest.length) * BYTES_PER_CHARACTER + 1;
    if (this.#used + most > this.#bytes.length) {
      this.#putAside();
      this.#bytes = Buffer.allocUnsafe(Math.max(ROOM, most));
    }
    this.#used += this.#bytes.write(start, this.#used);
    this.#used += this.#bytes.write(rest, this.#used);
    this.#bytes[this.#used] = LF;
    this.#used += 1;
    this.#lines += 1;
  }

  /** What is held, which is so no longer; to be written before more is added. */
  taken(): readonly Held[] {
    this.#putAside();
    const taken = this.#full;
    this.#full = [];
    return taken;
  }

  #putAside(): void {
    if (this.#lines > 0)
      this.#full.push({ bytes: this.#bytes.subarray(0, this.#used), lines: this.#lines });
    this.#used = 0;
    this.#lines = 0;
  }
}
