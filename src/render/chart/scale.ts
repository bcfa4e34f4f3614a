/** A value axis: its ends and the distance of its ticks, in the chart's unit. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Digits behind the point that its ticks need. */
  readonly decimals: number;
}

/**
 * A scale with round ticks that holds all values with some air. It starts from zero when `fromZero`
 * says so, and never goes below zero while no value does.
 */
export function niceScale(values: readonly number[], fromZero: boolean): Scale {
  const low = Math.min(...values, ...(fromZero || values.length === 0 ? [0] : []));
  const high = Math.max(...values, ...(values.length === 0 ? [1] : []));
  const span = high - low || Math.abs(high) || 1;
  const air = span * 0.14;
  const floor = fromZero && low >= 0 ? 0 : low >= 0 ? Math.max(0, low - air) : low - air;
  const step = niceStep((high + air - floor) / 4);
  const min = Math.floor(floor / step + 1e-9) * step;
  const max = Math.ceil((high + air) / step - 1e-9) * step;
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const round = (value: number): number => Number(value.toFixed(decimals + 1));
  return { min: round(min), max: round(max), step: round(step), decimals };
}

/** The round step next to a rough one: 1, 2 or 5 times a power of ten. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => rough <= candidate * power * 1.2) ?? 10;
  return factor * power;
}
