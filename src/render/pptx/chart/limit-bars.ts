import type { Plot, Series } from './native-chart.ts';

/** A limit of rows: where it stands in each, null where a row has none. */
export interface RowLimit {
  readonly label: string;
  readonly values: readonly (number | null)[];
}

interface LimitLook {
  readonly color: string;
  readonly dashes: readonly string[];
  readonly baseName: string;
}

/** Share of the axis that a line is thick. */
const THICK = 0.004;

/**
 * Lines across horizontal bars, which Office has no form for: on axes of their own, a stack of bars that nobody sees, as
 * long as the limit, with a thin one at its end. The data sheet holds them, so that a line moves with its figure.
 */
export function limitPlot(
  limits: readonly RowLimit[],
  span: number,
  gap: number,
  look: LimitLook,
): Plot | null {
  if (limits.length === 0) return null;
  const thin = span * THICK;
  const ends: number[] = [];
  const series = limits.flatMap(({ label, values }, index): readonly Series[] => {
    const bases = values.map((value, row) => {
      if (value === null) return null;
      const base = Math.max(0, value - (ends[row] ?? 0));
      ends[row] = (ends[row] ?? 0) + base + thin;
      return base;
    });
    const color = look.dashes[index % look.dashes.length] ?? look.color;
    return [
      { name: index === 0 ? label : look.baseName, values: bases, look: {}, isNamed: false },
      {
        name: label,
        values: values.map((value) => (value === null ? null : thin)),
        look: { fill: color },
        isNamed: true,
      },
    ];
  });
  return { kind: 'bars', isStacked: true, gap, isSecond: true, series };
}
