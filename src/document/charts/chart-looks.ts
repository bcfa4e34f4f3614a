const LINES = [
  { color: 'series1', symbol: 'circle' },
  { color: 'series2', symbol: 'square' },
  { color: 'series3', symbol: 'triangle' },
  { color: 'series4', symbol: 'diamond' },
] as const;

/** How one of several lines looks in every format: its colour of the theme and its sign, which differ in grey too. */
export function seriesLook(index: number): (typeof LINES)[number] {
  return LINES[index % LINES.length] ?? LINES[0];
}

const TINTS = [0, 0.45, 0.72, 0.88, 0.25];

/** How much of the paper is in the colour of a part of a whole, 0 to 1, so that parts differ in grey as well. */
export function partTint(index: number): number {
  return TINTS[index % TINTS.length] ?? 0;
}
