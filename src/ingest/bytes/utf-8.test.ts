import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Utf8Decoder } from './utf-8.ts';

type Decoder = { decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string };

/** The text of pieces, or null where a decoder refuses them. */
function textOf(decoder: Decoder, pieces: readonly Uint8Array[], stream = true): string | null {
  try {
    const texts = pieces.map((piece) => decoder.decode(piece, { stream }));
    return [...texts, ...(stream ? [decoder.decode()] : [])].join('');
  } catch (cause) {
    expect(cause).toBeInstanceOf(TypeError);
    return null;
  }
}

/** Bytes of texts and of no text, cut anywhere. */
const piece = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ max: 0xff, maxLength: 4 }),
  fc.constantFrom('\uFEFF', '障碍', '𠮷', 'é').chain((text) => {
    const bytes = new TextEncoder().encode(text);
    return fc.nat(bytes.length).map((end) => bytes.slice(0, end));
  }),
);

describe('UTF-8 in pieces', () => {
  it('is what a fatal TextDecoder makes of the whole, or refused as it does', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.nat(5), (pieces, cut) => {
        const all = Buffer.concat(pieces);
        const parts = [all.subarray(0, cut), all.subarray(cut)];
        // Of the whole at once: in pieces, Node's own takes away a second mark behind one that was cut.
        const whole = textOf(new TextDecoder('utf-8', { fatal: true }), [all], false);
        expect(textOf(new Utf8Decoder(), pieces)).toBe(whole);
        expect(textOf(new Utf8Decoder(), parts)).toBe(whole);
      }),
      { numRuns: 3000 },
    );
  });
});
