const SECONDS_PER_DAY = 86_400;
/** Days from Excel's day 0 to 1970-01-01, in the 1900 system. */
const EPOCH_IN_DAYS = 25_569;
/** Days by which the 1904 system starts later. */
const SHIFT_OF_1904 = 1_462;

/** Writes a moment given in milliseconds since 1970 as `YYYY-MM-DD HH:MM:SS`, to the nearest second. */
export function dateText(milliseconds: number): string {
  const whole = new Date(Math.round(milliseconds / 1000) * 1000);
  return whole.toISOString().slice(0, 19).replace('T', ' ');
}

/** The local date-time text of an Excel serial number. */
export function serialText(serial: number, date1904: boolean): string {
  const days = serial - EPOCH_IN_DAYS + (date1904 ? SHIFT_OF_1904 : 0);
  return dateText(days * SECONDS_PER_DAY * 1000);
}
