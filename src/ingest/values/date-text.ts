const SECONDS_PER_DAY = 86_400;
/** Days from Excel's day 0 to 1970-01-01, in the 1900 system. */
const EPOCH_IN_DAYS = 25_569;
/** Days by which the 1904 system starts later. */
const SHIFT_OF_1904 = 1_462;

/** Writes a moment given in milliseconds since 1970 as `YYYY-MM-DD HH:MM:SS`, to the nearest second. */
export function dateText(milliseconds: number): string {
  const date = new Date(Math.round(milliseconds / 1000) * 1000);
  return localText(
    [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()],
    [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()],
  );
}

/** Writes a date (year, month, day) and a time (hour, minute, second) as `YYYY-MM-DD HH:MM:SS`. */
export function localText(
  date: readonly [number, number, number],
  clock: readonly [number, number, number],
): string {
  const [year, month, day] = date;
  const [hour, minute, second] = clock;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** The local date-time text of an Excel serial number. */
export function serialText(serial: number, date1904: boolean): string {
  const days = serial - EPOCH_IN_DAYS + (date1904 ? SHIFT_OF_1904 : 0);
  return dateText(days * SECONDS_PER_DAY * 1000);
}
