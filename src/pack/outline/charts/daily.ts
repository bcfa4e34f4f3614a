import { z } from 'zod';
import { addsUpByMember } from '../../../calculators/parts.ts';
import {
  inColumn,
  type MemberFilter,
  memberFilter,
  name,
  title,
} from '../../declare/schema-parts.ts';
import { type ChartKind, type ChartTools, metricInUse, NO_PARTS, names } from './chart-kind.ts';

/** Events out of the results of a metric over `by`, of which `start` is the beginning and `label` makes the words. */
export interface DailyEvents {
  readonly metric: string;
  readonly by: readonly string[];
  readonly start: string;
  readonly label: readonly string[];
}

export interface DailySpec {
  readonly kind: 'daily';
  readonly title: string | null;
  readonly metric: string;
  /** The dimension whose members are days, `YYYY-MM-DD`, or moments, which stand under their day. */
  readonly by: string;
  readonly only: MemberFilter;
  readonly events: DailyEvents | null;
}

const schema = z.strictObject({
  kind: z.literal('daily'),
  ...inColumn,
  title,
  metric: z.string(),
  by: name,
  only: memberFilter.default({}),
  events: z
    .strictObject({ metric: z.string(), by: names, start: name, label: names })
    .nullable()
    .default(null),
});

/** A count by day as columns, with the events that began on each day. */
export const daily: ChartKind<typeof schema, DailySpec> = {
  schema,
  resolve({ title, metric: given, by, only, events }, tools) {
    const names = Object.keys(only);
    const metric = tools.find(given, ['metric'], [by, ...names], names);
    tools.mustBe(metric, addsUpByMember, NO_PARTS);
    checkDays(metric, by, tools);
    return { kind: 'daily', title, metric, by, only, events: eventsOf(events, tools) };
  },
  inUse: metricInUse,
  figures({ metric, by, only }, look) {
    // Of single days only the one with most is told of; of moments none, for a day is several of them.
    const days = look.split(metric, [by, ...Object.keys(only)], only);
    if (days.some((one) => look.isOk(one) && !DAY.test(look.member(one, by))))
      return look.one(metric, only);
    const [most] = days.toSorted((a, b) => look.value(b) - look.value(a));
    return most === undefined ? look.one(metric, only) : [most];
  },
};

/** A member that is a day, or says that there is none. */
const DAY = /^(?:\d{4}-\d{2}-\d{2}|\D*)$/;

/** Only what lies on a day can be drawn by day. */
function checkDays(metric: string, by: string, { typeOf, report }: ChartTools): void {
  const type = typeOf(metric, by);
  if (type === null || type === 'day' || type === 'datetime') return;
  report(
    ['by'],
    `「${by}」不是日期：按日的图要用类型为 datetime 的列，或由它得来的 type: day 的派生列（derived）`,
    `"${by}" holds no days: a chart by day takes a column of type datetime, or a derived column of type: day made of one`,
  );
}

function eventsOf(
  given: z.output<typeof schema>['events'],
  { find, report }: ChartTools,
): DailyEvents | null {
  if (given === null) return null;
  const { by, start, label } = given;
  for (const dimension of [start, ...label].filter((one) => !by.includes(one)))
    report(['events', 'by'], `by 里要有「${dimension}」`, `by must contain ${dimension}`);
  return { metric: find(given.metric, ['events', 'metric'], by), by, start, label };
}
