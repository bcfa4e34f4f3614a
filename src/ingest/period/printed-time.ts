import { plain } from '../values/text.ts';

const SAYS_MADE = /(?:导出|提取|取数|生成|打印|制表|填表)(?:时间|日期)/g;
const MOMENT =
  /^[:\s]*(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})日?(?:[\sT]+(\d{1,2}) ?[:时] ?(\d{2}))?/;

/**
 * Finds when an export was made, as the rows around its table print it (导出时间, 制表日期 …): `YYYY-MM-DD` or
 * `YYYY-MM-DD HH:MM`; null where nothing is written. A file's own time would change with every copy.
 */
export function printedTime(rows: readonly (readonly string[])[]): string | null {
  for (const cells of rows) {
    const text = plain(cells.join(' '));
    for (const said of text.matchAll(SAYS_MADE)) {
      const moment = MOMENT.exec(text.slice(said.index + said[0].length));
      if (moment) return written(moment);
    }
  }
  return null;
}

function written([, year = '', month = '', day = '', hour, minute]: RegExpExecArray): string {
  const date = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  return hour === undefined || minute === undefined
    ? date
    : `${date} ${hour.padStart(2, '0')}:${minute}`;
}
