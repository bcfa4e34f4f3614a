const DAY = /^(?:(\d{4})[-/.年])?(\d{1,2})[-月](\d{1,2})日?(?![-\d])(?:\s*(\d{1,2}):(\d{2}))?/;
/** Of a year with slashes or dots; without one these would be parts and decimals. */
const FULL_DAY = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?![-\d])(?:\s*(\d{1,2}):(\d{2}))?/;

/**
 * The day that a text begins with, such as `7月31日` or `07-08 20:53`, as a number that grows with time; null where there is none.
 * One without a year is that nearest to the month of the report, `YYYY-MM`.
 */
export function dayIn(text: string, month: string): number | null {
  const found = FULL_DAY.exec(text) ?? DAY.exec(text);
  if (found === null) return null;
  const [, year, ofYear = '', ofMonth = '', hour = '0', minute = '0'] = found;
  const [own, day] = [Number(ofYear), Number(ofMonth)];
  if (own < 1 || own > 12 || day < 1 || day > 31) return null;
  const told = year === undefined ? nearestYear(own, month) : Number(year);
  return Date.UTC(told, own - 1, day, Number(hour), Number(minute));
}

const HALF_A_YEAR = 6;

function nearestYear(own: number, month: string): number {
  const [year = 0, reported = 0] = month.split('-').map(Number);
  if (own - reported > HALF_A_YEAR) return year - 1;
  return reported - own > HALF_A_YEAR ? year + 1 : year;
}
