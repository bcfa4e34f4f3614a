const DIGITS = '零一二三四五六七八九';
const RUN =
  /[〇零一二两三四五六七八九十百廿]+(?=个?半?(?:周|星期|天|日|小时|小時|个?钟头|时|時|分|秒|刻|毫秒))/g;

/** Writes Chinese numerals that stand before a unit of time in digits: `两小时` is `2小时`, `一百零五分` is `105分`. */
export function withDigits(text: string): string {
  return text.replace(RUN, (run) => {
    const number = chineseNumber(run);
    return number === null ? run : String(number);
  });
}

/** The number below 1000 that a run of numerals names; null where it names none. */
export function chineseNumber(run: string): number | null {
  const usual = run.replace(/两/g, '二').replace(/〇/g, '零').replace(/廿/g, '二十');
  const match =
    /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九]?)十)?零?([一二三四五六七八九])?$/.exec(
      usual,
    );
  if (!match) return usual === '零' ? 0 : null;
  const [, hundreds, tens, ones] = match;
  if (hundreds === undefined && tens === undefined && ones === undefined)
    return usual === '零' ? 0 : null;
  const value = (digit: string | undefined) => Math.max(0, DIGITS.indexOf(digit ?? '零'));
  // 一百五 is 150, or 105 to some.
  if (hundreds !== undefined && tens === undefined && ones !== undefined && !usual.includes('零'))
    return null;
  return value(hundreds) * 100 + (tens === undefined ? 0 : value(tens || '一') * 10) + value(ones);
}
