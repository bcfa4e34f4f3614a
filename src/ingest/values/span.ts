import { message } from '../../messages/catalogue.ts';
import { halfBehind, halfIn } from './clock.ts';
import { type DateContext, isTimeOfDay, readDateTime } from './datetime.ts';
import { bad, good, missing, type Parsed } from './parsed.ts';
import { isNothing, plain } from './text.ts';

const PARTED = / ?(?:至|到|~|-) ?/g;

/**
 * Reads one end of a span of time in one cell (`7月3日 14:00-16:00`, `2009-07-03 14:00至2009-07-03 16:00`), to
 * `YYYY-MM-DD HH:MM:SS`. The half of the day that one end names is meant for both (`7月3日下午2点-4点`). A single moment
 * is a start without an end; an end before its start is refused.
 */
export function readSpan(cell: string, end: 'start' | 'end', context: DateContext): Parsed<string> {
  const text = plain(cell).replace(/\s+/g, ' ');
  if (isNothing(text)) return missing;
  // From the right: the dashes of the date stand at the left.
  for (const { index, 0: parting } of [...text.matchAll(PARTED)].toReversed()) {
    const pairs = pairsOf(text.slice(0, index), text.slice(index + parting.length), context);
    if (pairs.length === 0) continue;
    const found = pairs.find(([from, to]) => from <= to);
    if (found === undefined) return bad(message('record.span_backwards', {}));
    return good(end === 'start' ? found[0] : found[1]);
  }
  const single = readDateTime(cell, context);
  return single.ok && end === 'end' ? missing : single;
}

/** What two texts may mean as start and end, the likeliest first; none where they are no moments. */
function pairsOf(
  from: string,
  to: string,
  context: DateContext,
): readonly (readonly [string, string])[] {
  const half = halfIn(from);
  const behind = isTimeOfDay(to) ? halfBehind(to) : null;
  const starts = half === null && behind !== null ? [`${from} ${behind}`, from] : [from];
  return starts.flatMap((one) => {
    const start = momentIn(one, context);
    if (start === null) return [];
    const day = start.slice(0, 10);
    const inherited = half !== null && halfIn(to) === null ? [`${day} ${half}${to}`] : [];
    const ends = isTimeOfDay(to) ? [...inherited, `${day} ${to}`] : [to];
    return ends.flatMap((other) => {
      const moment = momentIn(other, context);
      return moment === null ? [] : [[start, moment] as const];
    });
  });
}

function momentIn(text: string, context: DateContext): string | null {
  const read = readDateTime(text, context);
  return read.ok ? read.value : null;
}
