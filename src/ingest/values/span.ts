import { message } from '../../messages/catalogue.ts';
import { type DateContext, isTimeOfDay, readDateTime } from './datetime.ts';
import { bad, missing, type Parsed } from './parsed.ts';
import { isNothing, plain } from './text.ts';

const PARTED = / ?(?:至|到|~|-) ?/g;

/**
 * Reads one end of a span of time in one cell (`7月3日 14:00-16:00`, `2009-07-03 14:00至2009-07-03 16:00`), to
 * `YYYY-MM-DD HH:MM:SS`. A single moment is a start without an end; an end before its start is refused.
 */
export function readSpan(cell: string, end: 'start' | 'end', context: DateContext): Parsed<string> {
  const text = plain(cell).replace(/\s+/g, ' ');
  if (isNothing(text)) return missing;
  // From the right: the dashes of the date stand at the left.
  for (const { index, 0: parting } of [...text.matchAll(PARTED)].toReversed()) {
    const from = readDateTime(text.slice(0, index), context);
    const rest = text.slice(index + parting.length);
    if (!from.ok || from.value === null) continue;
    const to = readDateTime(
      isTimeOfDay(rest) ? `${from.value.slice(0, 10)} ${rest}` : rest,
      context,
    );
    if (!to.ok || to.value === null) continue;
    if (to.value < from.value) return bad(message('record.span_backwards', {}));
    return end === 'start' ? from : to;
  }
  const single = readDateTime(cell, context);
  return single.ok && end === 'end' ? missing : single;
}
