/** A time of day, hours 0 to 24. */
export type Clock = readonly [hour: number, minute: number, second: number];

const HALF = '上午|下午|凌晨|清晨|早上|早晨|中午|午后|傍晚|晚上|夜间|[AP]\\.?M\\.?';
const BEFORE = new RegExp(`^(${HALF}) ?`, 'i');
const BEHIND = new RegExp(` ?(${HALF})$`, 'i');
/** `8:05`, `08:05:09.500`, `08:05:09,500`, `08:05:09:500`. */
const COLONS = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,:]\d{1,9})?)?$/;
/** As Oracle and DB2 print it: `08.05.09.000000`. */
const DOTS = /^(\d{1,2})\.(\d{2})\.(\d{2})(?:\.\d{1,9})?$/;
/** As programs name files: `08-05-09`. */
const DASHES = /^(\d{2})-(\d{2})-(\d{2})$/;
const WORDS = /^(\d{1,2}) ?[时點点時](?: ?(\d{1,2})(?: ?分(?: ?(\d{1,2})(?:\.\d+)? ?秒?)?)?)?$/;
/** 8:05分 and the like. */
const MIXED = /^(\d{1,2}):(\d{1,2})[:分] ?(?:(\d{1,2})(?:\.\d+)?秒?)?$/;
/** 2点半. */
const HALF_PAST = /(?<=\d ?[时點点時]) ?半$/;
const DIGITS = /^(\d{2})(\d{2})(?:(\d{2})(?:[.,]?\d{1,9})?)?$/;

/**
 * Reads a time of day in any of the written forms, with 上午 … or AM before or behind it; null for what is none. A time
 * that does not exist (25:00, 13:00 AM) is given with hour 99.
 */
export function readClock(written: string): Clock | null {
  const text = written.trim();
  const before = BEFORE.exec(text);
  const behind = before ? null : BEHIND.exec(text);
  const bare = text
    .slice(before?.[0].length ?? 0, behind ? behind.index : undefined)
    .trim()
    .replace(HALF_PAST, '30分');
  const half = (before?.[1] ?? behind?.[1] ?? '').toUpperCase().replaceAll('.', '');
  const match =
    COLONS.exec(bare) ??
    DOTS.exec(bare) ??
    DASHES.exec(bare) ??
    WORDS.exec(bare) ??
    MIXED.exec(bare) ??
    DIGITS.exec(bare) ??
    (half === '' ? null : /^(\d{1,2})$/.exec(bare));
  if (!match) return null;
  return [hourOf(Number(match[1]), half), Number(match[2] ?? 0), Number(match[3] ?? 0)];
}

/** The half of the day that a text names before or behind a time (下午, PM); null where it names none. */
export function halfIn(text: string): string | null {
  return new RegExp(`(?:${HALF})(?![A-Z])`, 'i').exec(text)?.[0] ?? null;
}

/** The same where it stands behind the time: 4:00 PM. */
export function halfBehind(text: string): string | null {
  return BEHIND.exec(text.trim())?.[1] ?? null;
}

const AFTERNOON = /^(?:下午|午后|傍晚|晚上|夜间|PM)$/;
const NIGHT = /^(?:晚上|夜间)$/;
const NO_HOUR = 99;

function hourOf(hour: number, half: string): number {
  if (half === '') return hour;
  // 晚上12点 is the end of the day, 中午12点 its middle.
  if (hour === 12 && NIGHT.test(half)) return 24;
  if (AFTERNOON.test(half) || (half === '中午' && hour < 11)) return hour < 12 ? hour + 12 : hour;
  if (hour > 12) return half === '中午' && hour < 14 ? hour : NO_HOUR;
  return hour === 12 && half !== '中午' ? 0 : hour;
}
