/** A value axis: its ends and the distance of its ticks, in the chart's unit. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Digits behind the point that its ticks need. */
  readonly decimals: number;
}

/** What an axis is of: rates that end at 100 % and are shown close, whole counts, or other amounts from zero. */
export type ScaleKind = 'rate' | 'count' | 'amount';

/**
 * A scale with about `ticks` round steps that holds all values with some air. It never goes below zero
 * while no value does; rates do not go over 100 while no value does, and counts have whole ticks.
 */
export function niceScale(values: readonly number[], kind: ScaleKind, ticks = 4): Scale {
  const fromZero = kind !== 'rate';
  const low = Math.min(...values, ...(fromZero || values.length === 0 ? [0] : []));
  const high = Math.max(...values, ...(values.length === 0 ? [1] : []));
  const span = high - low || Math.abs(high) || 1;
  const air = span * 0.14;
  const floor = low >= 0 ? Math.max(0, low - (fromZero ? 0 : air)) : low - air;
  const top = kind === 'rate' && high <= 100 ? Math.min(100, high + air) : high + air;
  const wanted = niceStep((top - floor) / ticks);
  const step = kind === 'count' ? Math.max(1, wanted) : wanted;
  const min = Math.floor(floor / step + 1e-9) * step;
  const max = Math.ceil(top / step - 1e-9) * step;
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
