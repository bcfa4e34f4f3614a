import type { Lang } from '../messages/message.ts';
import type { Unit } from '../number/unit.ts';
import type { Better } from '../pack/metric/types.ts';
import type { Level, Month, SetBy } from '../workspace/types.ts';

/** The words of `report metrics`. */
interface MetricWords {
  readonly formula: string;
  readonly unit: string;
  readonly better: string;
  readonly dataset: string;
  readonly target: string;
  readonly comma: string;
  readonly directions: Readonly<Record<Better, string>>;
  readonly units: Readonly<Record<Unit, string>>;
  readonly setters: Readonly<Record<SetBy, string>>;
  readonly levels: Readonly<Record<Level, string>>;
  readonly bracket: (members: string) => string;
  readonly judges: (levels: string) => string;
  readonly months: (from: Month | null, to: Month | null) => string;
}

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
      count: '件数',
      yuan: '元',
      hours: '小时',
      user_hours: '户时',
      rank: '名次',
      points: '分',
      per_100: '每百户',
      per_10000: '每万户',
    },
    setters: { province: '省考核', city: '市考核' },
    levels: { city: '全市', branch: '分公司', department: '部门', business: '业务' },
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
      per_100: 'per 100 users',
      per_10000: 'per 10,000 users',
    },
    setters: { province: 'province', city: 'city' },
    levels: { city: 'city', branch: 'branches', department: 'departments', business: 'services' },
    bracket: (members) => ` (${members})`,
    judges: (levels) => `, judges ${levels}`,
    months: (from, to) => `${from ? `, from ${from}` : ''}${to ? `, to ${to}` : ''}`,
  },
};
