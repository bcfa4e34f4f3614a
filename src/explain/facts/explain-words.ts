import type { Lang } from '../../messages/message.ts';
import type { KnownState, ResultStatus } from '../../metrics/types.ts';
import type { FigureTold, Part } from './types.ts';

/** The words of `report explain`. */
interface ExplainWords {
  readonly about: string;
  readonly formula: string;
  readonly scope: string;
  readonly data: string;
  readonly period: string;
  readonly value: string;
  readonly previous: string;
  readonly change: string;
  readonly yearToDate: string;
  readonly targets: string;
  readonly interval: string;
  readonly records: string;
  readonly excluded: string;
  readonly leftOut: string;
  readonly findings: string;
  readonly slides: string;
  readonly none: string;
  readonly colon: string;
  readonly comma: string;
  readonly bracket: (text: string) => string;
  readonly file: string;
  readonly record: string;
  readonly part: string;
  readonly parts: Readonly<Record<Part, string>>;
  readonly statuses: Readonly<Record<ResultStatus | 'unusable', string>>;
  readonly setter: (id: string, name: string) => string;
  readonly verdict: (met: boolean | null, judges: boolean) => string;
  readonly countedBy: (column: string) => string;
  readonly from: (dataset: string, supplier: string) => string;
  readonly state: (state: KnownState) => string;
  readonly points: string;
  readonly ofRecords: (records: number) => string;
  readonly manyRecords: (records: number) => string;
  readonly over: string;
  readonly under: string;
  readonly counted: string;
  readonly measured: string;
  readonly units: string;
  readonly exclusion: (count: number, reason: string) => string;
  readonly ifCounted: (rates: readonly string[]) => string;
  readonly kinds: Readonly<Record<keyof FigureTold['leftOut'], string>>;
  readonly rows: (dataset: string, shown: number, count: number) => string;
  readonly bound: string;
  readonly queries: Readonly<Record<'figure' | 'records' | 'units', string>>;
  /** How many months a year to date has, or how many of the report's other periods. */
  readonly months: (count: number, isMonths: boolean) => string;
}

/** In both languages. */
export const explainWords: Readonly<Record<Lang, ExplainWords>> = {
  'zh-CN': {
    about: '含义',
    formula: '公式',
    scope: '范围',
    data: '数据',
    period: '期间',
    value: '数值',
    previous: '上期',
    change: '变化',
    yearToDate: '累计',
    targets: '考核',
    interval: '区间',
    records: '记录',
    excluded: '不计入',
    leftOut: '未采用',
    findings: '要点',
    slides: '所在页',
    none: '无',
    colon: '：',
    comma: '，',
    bracket: (text) => `（${text}）`,
    file: '文件',
    record: '记录号',
    part: '部分',
    parts: { both: '分子', over: '计入', under: '分母', excluded: '不计入', unit: '除数' },
    statuses: {
      ok: '正常',
      not_provided: '未收到数据',
      unusable: '记录都不能用',
      not_applicable: '不适用（没有可除的数）',
      error: '计算出错',
    },
    setter: (_, name) => `${name}考核`,
    verdict: (met, judges) => {
      if (met === null) return '不判定';
      if (judges) return met ? '达标' : '未达标';
      return met ? '满足（不考核本级）' : '未满足（不考核本级）';
    },
    countedBy: (column) => `按「${column}」计入`,
    from: (dataset, supplier) => `${dataset}${supplier === '' ? '' : `（由${supplier}提供）`}`,
    state: (state) => ({ final: '正式', draft: '草稿', imported: '补录' })[state],
    points: '百分点',
    ofRecords: (records) => `（${records.toLocaleString('en-US')} 条记录）`,
    manyRecords: (records) => `${records.toLocaleString('en-US')} 条记录`,
    over: '分子',
    under: '分母',
    counted: '计入',
    measured: '参与计算',
    units: '除数合计',
    exclusion: (count, reason) => `${count.toLocaleString('en-US')} 条，${reason}`,
    ifCounted: (rates) => `；若计入为 ${rates.join('～')}`,
    kinds: {
      quarantined: '待核实',
      duplicate: '重复',
      superseded: '被更新的记录取代',
      otherMonth: '其他月份',
    },
    rows: (dataset, shown, count) =>
      `${dataset}：${shown < count ? `前 ${shown} 条，共 ${count.toLocaleString('en-US')} 条（--rows 文件.xlsx 写出全部）` : `共 ${count.toLocaleString('en-US')} 条`}`,
    bound: '其中',
    queries: { figure: 'SQL（数值）', records: 'SQL（记录）', units: 'SQL（除数）' },
    months: (count, isMonths) => `${count} ${isMonths ? '个月' : '期'}`,
  },
  en: {
    about: 'meaning',
    formula: 'formula',
    scope: 'scope',
    data: 'data',
    period: 'period',
    value: 'value',
    previous: 'previous',
    change: 'change',
    yearToDate: 'year to date',
    targets: 'target',
    interval: 'interval',
    records: 'records',
    excluded: 'excluded',
    leftOut: 'left out',
    findings: 'findings',
    slides: 'slides',
    none: 'none',
    colon: ': ',
    comma: ', ',
    bracket: (text) => ` (${text})`,
    file: 'file',
    record: 'record',
    part: 'part',
    parts: {
      both: 'numerator',
      over: 'counted',
      under: 'denominator',
      excluded: 'excluded',
      unit: 'divisor',
    },
    statuses: {
      ok: 'ok',
      not_provided: 'no data received',
      unusable: 'no record can be used',
      not_applicable: 'not applicable (nothing to divide by)',
      error: 'failed',
    },
    setter: (id) => id,
    verdict: (met, judges) => {
      if (met === null) return 'not judged';
      if (judges) return met ? 'met' : 'missed';
      return met ? 'kept (does not judge this level)' : 'passed (does not judge this level)';
    },
    countedBy: (column) => `counted by ${column}`,
    from: (dataset, supplier) => `${dataset}${supplier === '' ? '' : ` (from ${supplier})`}`,
    state: (state) => state,
    points: ' points',
    ofRecords: (records) => ` (${records.toLocaleString('en-US')} records)`,
    manyRecords: (records) => `${records.toLocaleString('en-US')} records`,
    over: 'numerator',
    under: 'denominator',
    counted: 'counted',
    measured: 'measured',
    units: 'sum divided by',
    exclusion: (count, reason) => `${count.toLocaleString('en-US')} (${reason})`,
    ifCounted: (rates) => `; ${rates.join(' to ')} if counted`,
    kinds: {
      quarantined: 'unusable',
      duplicate: 'duplicate',
      superseded: 'superseded',
      otherMonth: 'other months',
    },
    rows: (dataset, shown, count) =>
      `${dataset}: ${shown < count ? `first ${shown} of ${count.toLocaleString('en-US')} (--rows file.xlsx writes all)` : `all ${count.toLocaleString('en-US')}`}`,
    bound: 'with',
    queries: { figure: 'SQL (value)', records: 'SQL (records)', units: 'SQL (divisor)' },
    months: (count, isMonths) => `${count} ${isMonths ? 'months' : 'periods'}`,
  },
};
