import type { Figure } from '../../metrics/lookup.ts';
import type { Slide } from '../model/types.ts';

/** What holds digits but is no figure: dates, times, places, product and service numbers, masked numbers, codes. */
const NO_FIGURES = [
  /\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}[日号]?|月)?/g,
  /\d{4}年|\d{1,2}月(?:\d{1,2}[日号])?(?:[至到~-]\d{1,2}[日号])?|\d{1,2}日/g,
  /\d{1,2}[:：]\d{2}(?:[:：]\d{2})?/g,
  /第\s*\d+|TOP\s*\d+|\d+号|(?<!\d)(?:12300|12315)(?!\d)/gi,
  /[A-Za-z][A-Za-z0-9]*(?:[-+]\d+)*|\d+[A-Za-z]+/g,
  /\d*\*+\d*/g,
];

/** The bare numbers of a text, as written, without dates, times, names of products and the like. */
export function numbersIn(text: string): readonly string[] {
  const plain = NO_FIGURES.reduce(
    (left, pattern) => left.replace(pattern, '…'),
    text.normalize('NFKC'),
  );
  return plain.match(/\d+(?:,\d{3})*(?:\.\d+)?%?/g) ?? [];
}

/** The numbers that a reader can see on a slide, and the counts behind its figures. */
export function numbersOn(slide: Slide, figures: readonly Figure[]): ReadonlySet<number> {
  const texts = stringsIn(slide.blocks.map(({ block }) => block));
  const shown = [...texts, slide.headline ?? ''].flatMap(numbersIn).map(sizeOf);
  const counts = figures.flatMap(({ result }) => [
    result.numerator,
    result.denominator,
    sizeOf(result.display),
    sizeOf(result.previous?.display ?? ''),
    sizeOf(result.changeDisplay ?? ''),
    sizeOf(result.changeRateDisplay ?? ''),
    ...result.targets.map(({ limit }) => limit),
  ]);
  return new Set([...shown, ...counts.filter((one) => one !== null)]);
}

/** The size of a number as it is written: `-2,250.76` is 2250.76; no number at all is NaN. */
export function sizeOf(text: string): number {
  return Number.parseFloat(text.replace(/[,+-]/g, ''));
}

const NOT_READ = new Set(['id', 'key', 'dataUrl', 'kind']);

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    NOT_READ.has(name) ? [] : stringsIn(inner),
  );
}
