const DATE = /\/(?:CreationDate|ModDate) \(D:(\d{14}(?:[+-]\d{2}'\d{2}')?)/g;
const FIXED = "20000101000000+00'00'";

/**
 * Gives the PDF with its creation and modification dates overwritten in place by a fixed one
 * of the same length, so that offsets hold and equal reports are equal bytes.
 */
export function withFixedDates(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf);
  for (const match of bytes.toString('latin1').matchAll(DATE)) {
    const date = match[1] ?? '';
    const start = match.index + match[0].length - date.length;
    bytes.write(FIXED.slice(0, date.length), start, 'latin1');
  }
  return bytes;
}
