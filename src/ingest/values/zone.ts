import { dateText } from './date-text.ts';

/**
 * A zone behind a time: `Z`, `+08:00`, `GMT+0800 (中国标准时间)`, `(UTC+8)`, `+08:00[Asia/Shanghai]`, `CST`, and as Go
 * prints it, with the name behind the offset and its own clock behind that: `+0800 CST m=+0.0001`.
 */
const ZONE =
  /(?: ?(Z|UTC|GMT|UT|CST)| ?\(?(?:UTC|GMT|CST)?([+-])(\d{1,2})(?::?([0-5]\d))?\)?(?: (?:[A-Z]{2,5}|[+-]\d{2,4}))?(?: M=[+-]\d[\d.]*)?)(?: ?\([^()]{1,60}\)| ?\[[\w/+-]{1,60}\])?$/i;
/** China's time by its name. */
const CHINA_NAMED =
  / ?[([]?(?:Asia\/(?:Shanghai|Chongqing|Chungking|Harbin|Urumqi)|PRC|北京时间|中国标准时间|东八区)[)\]]?$/i;
const CHINA_OFFSET = 480;
/** China's time has been called CST; where a workspace keeps another time, nobody knows which CST is meant. */
const CHINA = /^Asia\/(?:Shanghai|Chongqing|Chungking|Harbin|Urumqi|Taipei|Macau|Macao)$|^PRC$/;

/** What a time says of its zone: minutes east of Greenwich, or that it is the workspace's own. */
export interface Zone {
  /** The text before it. */
  readonly before: string;
  readonly offset: number | 'local' | 'unclear';
}

/** Takes the zone off a time of day; null where none is written. */
export function zoneBehind(text: string, timeZone: string): Zone | null {
  const named = CHINA_NAMED.exec(text);
  if (named && !/[+-]\d{2}:?\d{2} ?[([]/.test(text))
    return { before: text.slice(0, named.index), offset: CHINA_OFFSET };
  const match = ZONE.exec(text);
  if (!match) return null;
  const [, name, sign, hours = '0', minutes = '0'] = match;
  const before = text.slice(0, match.index);
  if (name !== undefined)
    return {
      before,
      offset: /^CST$/i.test(name) ? (CHINA.test(timeZone) ? 'local' : 'unclear') : 0,
    };
  const size = Number(hours) * 60 + Number(minutes);
  if (size > 14 * 60) return null;
  // 14:00-10:00 is a span of time; only a whole clock is followed by a zone to the west.
  if (sign === '-' && !/\d[:.]\d{2}[:.]\d{2}/.test(before)) return null;
  return { before, offset: sign === '-' ? -size : size };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The clock of a time zone at a moment (milliseconds since 1970, UTC) as `YYYY-MM-DD HH:MM:SS`. */
export function clockAt(milliseconds: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts = new Map<string, number>(
    format.formatToParts(milliseconds).map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: string) => parts.get(name) ?? 0;
  return dateText(
    Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    ),
  );
}
