import type { DefinedLimit } from '../definitions/types.ts';
import type { Lang } from '../messages/message.ts';
import type { Unit } from '../number/unit.ts';
import type { Better } from '../pack/metric/types.ts';
import type { Level, Period } from '../workspace/types.ts';

/** The words of `report metrics`. */
interface MetricWords {
  readonly formula: string;
  readonly unit: string;
  readonly better: string;
  readonly dataset: string;
  readonly target: string;
  readonly comma: string;
  readonly directions: Readonly<Record<Better, string>>;
  /** Units of which the metric's own measure says more are absent. */
  readonly units: Readonly<Partial<Record<Unit, string>>>;
  readonly limit: (limit: DefinedLimit) => {
    readonly setter: string;
    readonly judged: readonly string[];
  };
  readonly bracket: (members: string) => string;
  readonly judges: (levels: string) => string;
  readonly months: (from: Period | null, to: Period | null) => string;
}

const LEVELS: Readonly<Record<Level, string>> = {
  whole: 'the whole',
  branch: 'branches',
  department: 'departments',
  business: 'services',
};

/** In both languages. */
export const metricWords: Readonly<Record<Lang, MetricWords>> = {
  'zh-CN': {
    formula: '口径：',
    unit: '单位：',
    better: '方向：',
    dataset: '数据：',
    target: '考核：',
    comma: '、',
    directions: { lower: '越低越好', higher: '越高越好', none: '不分好坏' },
    units: {
      percent: '%',
      hours: '小时',
      rank: '名次',
      points: '分',
    },
    limit: ({ setter, judged }) => ({ setter: `${setter}考核`, judged }),
    bracket: (members) => `（${members}）`,
    judges: (levels) => `，考核${levels}`,
    months: (from, to) => `${from ? `，${from}起` : ''}${to ? `，至${to}` : ''}`,
  },
  en: {
    formula: 'formula: ',
    unit: 'unit: ',
    better: 'better: ',
    dataset: 'dataset: ',
    target: 'target: ',
    comma: ', ',
    directions: { lower: 'lower', higher: 'higher', none: 'none' },
    units: {
      percent: '%',
      count: 'count',
      yuan: 'yuan',
      hours: 'hours',
      user_hours: 'user-hours',
      rank: 'rank',
      points: 'points',
      per_1: 'for each',
      per_100: 'per 100',
      per_10000: 'per 10,000',
    },
    limit: ({ setBy, judges }) => ({ setter: setBy, judged: judges.map((one) => LEVELS[one]) }),
    bracket: (members) => ` (${members})`,
    judges: (levels) => `, judges ${levels}`,
    months: (from, to) => `${from ? `, from ${from}` : ''}${to ? `, to ${to}` : ''}`,
  },
};
