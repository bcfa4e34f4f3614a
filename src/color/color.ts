/** Red, green and blue as shares of light, linear, 0 to 1. */
type Light = readonly [number, number, number];

/** How a reader sees colours. */
export type Sight = 'usual' | 'protanopia' | 'deuteranopia';

/** A colour between two `#RRGGBB` colours: `share` of the second, 0 to 1. */
export function mix(first: string, second: string, share: number): string {
  const [a, b] = [channels(first), channels(second)];
  const part = (index: 0 | 1 | 2): string =>
    Math.round(a[index] + (b[index] - a[index]) * share)
      .toString(16)
      .padStart(2, '0');
  return `#${part(0)}${part(1)}${part(2)}`;
}

/** Relative luminance of a colour, 0 black to 1 white (WCAG 2.2, "relative luminance"). */
export function luminance(color: string): number {
  const [r, g, b] = lightOf(color);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(first: string, second: string): number {
  const [a, b] = [luminance(first), luminance(second)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** How far apart two colours are for a reader: the distance in CIE L*a*b* (CIE 1976), about 2 being just visible. */
export function difference(first: string, second: string, sight: Sight): number {
  const [a, b] = [lab(seen(lightOf(first), sight)), lab(seen(lightOf(second), sight))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Matrices for readers who lack a kind of cones (Machado, Oliveira, Fernandes, IEEE TVCG 15(6), 2009, severity 1). */
const SIGHTS: Readonly<Record<Exclude<Sight, 'usual'>, readonly [Light, Light, Light]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

function seen(light: Light, sight: Sight): Light {
  if (sight === 'usual') return light;
  const [r, g, b] = SIGHTS[sight];
  const row = (weights: Light): number =>
    Math.max(0, Math.min(1, weights[0] * light[0] + weights[1] * light[1] + weights[2] * light[2]));
  return [row(r), row(g), row(b)];
}

/** CIE L*a*b* under daylight D65. */
function lab([r, g, b]: Light): Light {
  const x = bend((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = bend(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = bend((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function bend(share: number): number {
  return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116;
}

function lightOf(color: string): Light {
  const [r, g, b] = channels(color);
  return [linear(r), linear(g), linear(b)];
}

function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function channels(color: string): Light {
  const number = Number.parseInt(color.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}
