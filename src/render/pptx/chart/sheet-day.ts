const DAY = 86_400_000;
/** Day 0 of the dates of a sheet. */
const EPOCH = Date.UTC(1899, 11, 30);

/** `YYYY-MM-DD` or `YYYY-MM-DD HH:MM` as the day of a sheet, with its part of the day. */
export function dayOf(text: string): number {
  const time = Date.parse(text.length > 10 ? `${text.replace(' ', 'T')}:00Z` : `${text}T00:00:00Z`);
  return Math.round(((time - EPOCH) / DAY) * 1e6) / 1e6;
}
