/** The number in a cell, without grouping signs and percent sign; null for an empty cell, `bad` for what is none. */
export function numberIn(text: string | null): number | null | 'bad' {
  if (text === null) return null;
  const plain = text.normalize('NFKC').trim().replace(/,/g, '').replace(/%$/, '');
  return /^[+-]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : 'bad';
}
