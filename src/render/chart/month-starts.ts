const DAY = 24 * 3_600_000;
/** Months that may lie between two names; each divides a year. */
const STRIDES = [1, 2, 3, 6, 12];

/**
 * The first days of months within a stretch of time, as many as have room with their names: an axis of more than some weeks
 * is read by months. Times in milliseconds; `room` is how many months a name takes. Empty for a stretch within one or two months.
 */
export function monthStarts(start: number, end: number, room: number): readonly number[] {
  const first = new Date(start);
  const stride = STRIDES.find((one) => one >= room) ?? 12;
  const from = Date.UTC(
    first.getUTCFullYear(),
    first.getUTCMonth() + (first.getUTCDate() > 1 ? 1 : 0),
    1,
  );
  const starts: number[] = [];
  for (let time = from, at = new Date(from); time < end; at = new Date(time)) {
    starts.push(time);
    time = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + stride, 1);
  }
  return (end - start) / DAY > 62 ? starts : [];
}
