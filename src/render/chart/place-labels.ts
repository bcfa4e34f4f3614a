/** A rectangle in CSS pixels. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Moves positions on a line apart until neighbours are `gap` away from each other, as little as
 * possible and in their order, within `low` and `high`. Gives them in the order they came in.
 */
export function spread(
  wanted: readonly number[],
  gap: number,
  low: number,
  high: number,
): readonly number[] {
  const order = wanted
    .map((_, index) => index)
    .sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const step = order.length > 1 ? Math.min(gap, (high - low) / (order.length - 1)) : gap;
  const groups: { members: number[]; start: number }[] = [];
  for (const index of order) {
    groups.push({ members: [index], start: within(wanted[index] ?? 0, low, high) });
    for (
      let last = groups.at(-1), before = groups.at(-2);
      last && before;
      last = groups.at(-1), before = groups.at(-2)
    ) {
      if (before.start + before.members.length * step <= last.start + 1e-9) break;
      const members = [...before.members, ...last.members];
      const start = mean(members.map((member, at) => (wanted[member] ?? 0) - at * step));
      groups.splice(-2, 2, {
        members,
        start: within(start, low, high - (members.length - 1) * step),
      });
    }
  }
  const placed = [...wanted];
  for (const { members, start } of groups) {
    for (const [at, member] of members.entries()) placed[member] = start + at * step;
  }
  return placed;
}

/** Whether two rectangles share room. */
export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether the line from one point to the other runs through the rectangle. */
export function crosses(from: Point, to: Point, rect: Rect): boolean {
  let enter = 0;
  let leave = 1;
  const sides: readonly (readonly [number, number])[] = [
    [from.x - to.x, from.x - rect.x],
    [to.x - from.x, rect.x + rect.width - from.x],
    [from.y - to.y, from.y - rect.y],
    [to.y - from.y, rect.y + rect.height - from.y],
  ];
  for (const [along, room] of sides) {
    if (along === 0) {
      if (room < 0) return false;
    } else if (along < 0) {
      enter = Math.max(enter, room / along);
    } else {
      leave = Math.min(leave, room / along);
    }
  }
  return enter <= leave;
}

function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
