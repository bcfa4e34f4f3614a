/** Two-sided 95 % quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * The 95 % score interval of a proportion, in percent (E. B. Wilson, JASA 22 (1927) 209–212).
 * Takes whole numbers with `hits <= size` and `size > 0`.
 */
export function wilsonInterval(
  hits: number,
  size: number,
): { readonly low: number; readonly high: number } {
  const share = hits / size;
  const zz = (Z * Z) / size;
  const centre = (share + zz / 2) / (1 + zz);
  const half = (Z * Math.sqrt((share * (1 - share)) / size + zz / (4 * size))) / (1 + zz);
  return { low: Math.max(0, centre - half) * 100, high: Math.min(1, centre + half) * 100 };
}
