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
const DIGITS = /^(\d{2})(\d{2})(?:(\d{2})(?:[.,]?\d{1,9})?)?$/;

/**
 * Reads a time of day in any of the written forms, with 上午 … or AM before or behind it; null for what is none. A time
 * that does not exist (25:00, 13:00 AM) is given with hour 99.
 */
export function readClock(written: string): Clock | null {
  const text = written.trim();
  const before = BEFORE.exec(text);
  const behind = before ? null : BEHIND.exec(text);
  const bare = text.slice(before?.[0].length ?? 0, behind ? behind.index : undefined).trim();
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

const AFTERNOON = /^(?:下午|午后|傍晚|晚上|夜间|PM)$/;
const NO_HOUR = 99;

function hourOf(hour: number, half: string): number {
  if (half === '') return hour;
  if (AFTERNOON.test(half) || (half === '中午' && hour < 11)) return hour < 12 ? hour + 12 : hour;
  if (hour > 12) return half === '中午' && hour < 14 ? hour : NO_HOUR;
  return hour === 12 && half !== '中午' ? 0 : hour;
}
