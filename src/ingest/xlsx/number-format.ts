import { comparable } from '../values/text.ts';

/**
 * How a number in a cell is meant: as it is, as a moment, a time of day, a length of time or a part of a hundred, with
 * the unit that its format prints, or in a way that its format leaves unclear.
 */
export type NumberKind =
  | 'number'
  | 'date'
  | 'clock'
  | 'length'
  /** Days of a month before a clock, without month or year (`d hh:mm`): how people print lengths of less than 32 days. */
  | 'days'
  | 'percent'
  | 'unclear'
  | {
      /** Printed behind the number: `分钟`, `万`. */
      readonly unit: string;
      /** The number is printed over this power of ten. */
      readonly power: number;
    }
  | {
      /** Zeros before the number fill it up to so many digits. */
      readonly digits: number;
    };

/** Formats that every workbook has by number (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are its Chinese dates). */
const BUILT_IN: readonly (readonly [number, number, NumberKind])[] = [
  [9, 10, 'percent'],
  [14, 17, 'date'],
  [18, 21, 'clock'],
  [22, 22, 'date'],
  [27, 31, 'date'],
  [32, 35, 'clock'],
  [36, 36, 'date'],
  [45, 45, 'clock'],
  [46, 46, 'length'],
  [47, 47, 'clock'],
  [50, 54, 'date'],
  [55, 56, 'clock'],
  [57, 58, 'date'],
];

/** The kind of a built-in format by its number. */
export function builtInKind(id: number): NumberKind {
  return BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2] ?? 'number';
}

/** Texts of a format, signs written as they are, blanks as wide as a sign, and signs that fill the cell. */
const LITERAL = /"([^"]*)"|[\\!](.)|[_*]./gs;

/** The kind of a format as it is written, such as `yyyy/m/d h:mm` or `0!.0,"万"`; of moments its first section decides. */
export function kindOfFormat(format: string): NumberKind {
  const sections = sectionsOf(format);
  const [first = ''] = sections;
  const letters = first.replace(LITERAL, '');
  if (/\[(?:h+|m+|s+)\]/i.test(letters) || /d+"?[天]/i.test(first)) return 'length';
  const bare = letters.replace(/\[[^\]]*\]/g, '').replace(/general|g\/通用格式/gi, '');
  if (/^[^ymd]*d{1,2}[^ymd]*h[^yd]*$/i.test(bare)) return 'days';
  if (/[yd]/i.test(bare)) return 'date';
  if (/[hs]/i.test(bare)) return 'clock';
  if (/m/i.test(bare)) return 'date';
  if (bare.includes('%')) return 'percent';
  const kinds = sections.slice(0, 3).map(kindOfSection);
  return kinds.find((kind) => kind === 'unclear') ?? kinds.find(isScaled) ?? kinds[0] ?? 'number';
}

function isScaled(kind: NumberKind): boolean {
  return typeof kind === 'object' && 'unit' in kind && kind.power > 0;
}

/** Semicolons part a format into sections, but not inside its texts. */
function sectionsOf(format: string): readonly string[] {
  return format.match(/(?:"[^"]*"|[\\!].|[^;])+/gs) ?? [];
}

const POWERS: readonly (readonly [sign: string, power: number])[] = [
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['万', 4],
  ['千', 3],
  ['百', 2],
];
const UNIT =
  /^(?:[百千万亿十]{0,2}(?:[元件次户个张条单人台部线]|人次|户次)?|小时|时|HOURS?|HRS?|H|分钟?|MINS?|秒钟?|SECS?|天|DAYS?)$/;

/** Stands in the place of a sign that is printed as it is: a point among the digits moves the number by what follows it. */
const POINT = '\u{E000}';
/** Stand around other texts of a format. */
const OPEN = '\u{E001}';
const CLOSE = '\u{E002}';
const TEXTS = /\u{E001}[^\u{E002}]*\u{E002}/gu;
const MARKS = /[\u{E000}-\u{E002}]/gu;

function kindOfSection(section: string): NumberKind {
  const digits = section.replace(/\[[^\]]*\]/g, '').replace(LITERAL, (_, text, sign) => {
    const given = String(text ?? sign ?? '');
    return given === '.' ? POINT : OPEN + given + CLOSE;
  });
  const last = Math.max(...['0', '#', '?', ',', 'l', 'L'].map((sign) => digits.lastIndexOf(sign)));
  const printed = digits
    .slice(last + 1)
    .replace(MARKS, '')
    .trim();
  const suffix = comparable(printed);
  const numbers = digits.slice(0, last + 1).replace(TEXTS, '');
  const commas = /,+(?=\.|$)/.exec(numbers)?.[0].length ?? 0;
  const moved = new RegExp(`${POINT}([0#?]*)`).exec(numbers)?.[1]?.length ?? 0;
  const power = 3 * commas + moved;
  if (suffix === '') return power > 0 ? byPower(power) : paddedOr(numbers);
  if (!UNIT.test(suffix)) return power > 0 ? byPower(power) : 'number';
  if (power === 0) return { unit: printed, power: 0 };
  const own = POWERS.find(([sign]) => suffix.startsWith(sign));
  if (own === undefined) return byPower(power);
  return own[1] === power ? { unit: printed, power } : 'unclear';
}

function paddedOr(numbers: string): NumberKind {
  return /^0{2,}$/.test(numbers) ? { digits: numbers.length } : 'number';
}

/** A number printed in thousands, say, without the word for them. */
function byPower(power: number): NumberKind {
  const own = POWERS.find(([, one]) => one === power);
  return own === undefined ? 'unclear' : { unit: own[0], power };
}
