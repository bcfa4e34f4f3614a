import type { MessageTable } from './message.ts';
import { recordMessages } from './record.ts';
import { type UnreadableWhy, unreadable } from './unreadable.ts';

const supplier = (p: { owner: string | null; due: string | null }, unknown: string) =>
  [p.owner ?? unknown, p.due].filter((part) => part !== null).join('，');

/** What reading the exports says. */
export const ingestMessages = {
  ...recordMessages,
  'ingest.no_exports': {
    kind: 'inputs',
    zh: (p: { month: string; folder: string }) =>
      `${p.month} 没有任何导出文件：请把文件放进 ${p.folder}，所需文件见下`,
    en: (p: { month: string; folder: string }) =>
      `no export for ${p.month}: put the files below into ${p.folder}`,
  },
  'ingest.required_missing': {
    kind: 'inputs',
    zh: (p: { month: string; folder: string; count: number }) =>
      `${p.month} 缺少 ${p.count} 种必需的导出，请补齐后放进 ${p.folder}`,
    en: (p: { month: string; folder: string; count: number }) =>
      `${p.month} lacks ${p.count} required exports; add them to ${p.folder}`,
  },
  'ingest.expected_export': {
    kind: 'info',
    zh: (p: Expected) =>
      `${p.name}：文件名形如 ${p.patterns.join('、')}（应由 ${supplier(p, '未指定单位')} 提供）`,
    en: (p: Expected) =>
      `${p.name}: files named like ${p.patterns.join(', ')} (supplied by ${supplier(p, 'nobody named')})`,
  },
  'ingest.unusable_files': {
    kind: 'inputs',
    zh: (p: { count: number }) => `输入文件有 ${p.count} 处问题，报告无法生成，逐条如下`,
    en: (p: { count: number }) => `${p.count} problems in the input files; no report can be made`,
  },
  'ingest.input_folder_unreadable': {
    kind: 'inputs',
    zh: (p: { folder: string; code: string }) =>
      `读不了输入文件夹 ${p.folder}（${p.code}），请检查权限`,
    en: (p: { folder: string; code: string }) =>
      `cannot read the input folder ${p.folder} (${p.code}); check its permissions`,
  },
  'ingest.unreadable': {
    kind: 'inputs',
    zh: (p: Unreadable) => `读不了 ${p.file}${placeZh(p.at)}：${unreadable[p.why].zh}`,
    en: (p: Unreadable) => `cannot read ${p.file}${placeEn(p.at)}: ${unreadable[p.why].en}`,
  },
  'ingest.nothing_usable': {
    kind: 'inputs',
    zh: (p: NothingUsable) =>
      `${p.dataset}没有一条记录可以用于 ${p.month}：其他月份 ${p.otherMonth} 条，待核实 ${p.quarantined} 条` +
      `${p.reason === null ? '' : `（例如：${p.reason}）`}。请核对月份和导出内容`,
    en: (p: NothingUsable) =>
      `no record of ${p.dataset} can be used for ${p.month}: ${p.otherMonth} of other months, ` +
      `${p.quarantined} unusable${p.reason === null ? '' : ` (such as: ${p.reason})`}. Check the month and the export`,
  },
  'ingest.no_header': {
    kind: 'inputs',
    zh: (p: NoHeader) =>
      `${p.file} 的前 20 行里找不到「${p.dataset}」的表头。要找的列：${p.wanted.join('、')}；` +
      `${p.bestRow === null ? '没有一行认出任何列' : `最像的第 ${p.bestRow} 行只认出：${p.bestHas.join('、')}`}。` +
      '表头叫法不同时，请在 report.config.yaml 里补表头别名',
    en: (p: NoHeader) =>
      `no header of "${p.dataset}" in the first 20 rows of ${p.file}; wanted: ${p.wanted.join(', ')}; ` +
      `${p.bestRow === null ? 'no row has any of them' : `the best, row ${p.bestRow}, has only: ${p.bestHas.join(', ')}`}; ` +
      'add header aliases to report.config.yaml if the columns are called otherwise',
  },
  'ingest.missing_columns': {
    kind: 'inputs',
    zh: (p: HeaderProblem) =>
      `${p.file} 第 ${p.row} 行的表头缺少必需的列：${p.columns.join('、')}。请重新导出，或补表头别名`,
    en: (p: HeaderProblem) =>
      `the header in row ${p.row} of ${p.file} lacks required columns: ${p.columns.join(', ')}; export again or add header aliases`,
  },
  'ingest.duplicate_columns': {
    kind: 'inputs',
    zh: (p: HeaderProblem) =>
      `${p.file} 第 ${p.row} 行有几列都像同一列：${p.columns.join('；')}。请只留一列`,
    en: (p: HeaderProblem) =>
      `several columns in row ${p.row} of ${p.file} match one: ${p.columns.join('; ')}; keep one of each`,
  },
  'ingest.other_period': {
    kind: 'inputs',
    zh: (p: { file: string; from: string; to: string; month: string }) =>
      `${p.file} 的统计时间是 ${p.from} 至 ${p.to}，不是 ${p.month} 的数据，请换成本月的导出`,
    en: (p: { file: string; from: string; to: string; month: string }) =>
      `${p.file} covers ${p.from} to ${p.to}, nothing of ${p.month}; replace it by this month's export`,
  },
  'ingest.too_many_unusable': {
    kind: 'inputs',
    zh: (p: { dataset: string; count: number; column: string; reason: string }) =>
      `「${p.dataset}」已有 ${p.count} 条记录不能用，最近一条是「${p.column}」${p.reason}；多半是整列放错，请检查导出`,
    en: (p: { dataset: string; count: number; column: string; reason: string }) =>
      `${p.count} records of "${p.dataset}" are unusable, the last because of "${p.column}" ${p.reason}; a whole column is probably wrong`,
  },
  'ingest.account_mismatch': {
    kind: 'internal',
    zh: (p: { file: string; records: number; sum: number }) =>
      `行数对账不平：${p.file} 读到 ${p.records} 条记录，各类合计 ${p.sum} 条`,
    en: (p: { file: string; records: number; sum: number }) =>
      `row account of ${p.file}: ${p.records} records read, ${p.sum} accounted for`,
  },
  'ingest.derived_failed': {
    kind: 'usage',
    zh: (p: { dataset: string; column: string; text: string }) =>
      `数据集 ${p.dataset} 的派生列 ${p.column} 算不出来：${p.text}。请检查它的 sql`,
    en: (p: { dataset: string; column: string; text: string }) =>
      `derived column ${p.column} of dataset ${p.dataset} fails: ${p.text}; check its sql`,
  },
  'ingest.unclaimed_file': {
    kind: 'warning',
    zh: (p: { file: string }) => `${p.file} 不符合任何数据集的文件名，没有使用`,
    en: (p: { file: string }) => `${p.file} matches no dataset's file pattern and is not used`,
  },
  'ingest.contested_file': {
    kind: 'warning',
    zh: (p: { file: string; datasets: readonly string[]; used: string }) =>
      `${p.file} 同时符合 ${p.datasets.join('、')} 的文件名，按「${p.used}」使用；请把文件名模式写得更准`,
    en: (p: { file: string; datasets: readonly string[]; used: string }) =>
      `${p.file} matches the patterns of ${p.datasets.join(', ')}; used as "${p.used}"; make the patterns narrower`,
  },
  'ingest.same_content': {
    kind: 'warning',
    zh: (p: { file: string; other: string }) =>
      `${p.file} 与 ${p.other} 内容完全相同，疑为重复导出，请核实`,
    en: (p: { file: string; other: string }) =>
      `${p.file} and ${p.other} have the same content; probably exported twice`,
  },
  'ingest.sheet_without_header': {
    kind: 'warning',
    zh: (p: { file: string; rows: number }) => `${p.file} 没有表头，其中 ${p.rows} 行没有使用`,
    en: (p: { file: string; rows: number }) =>
      `${p.file} has no header; its ${p.rows} rows are not used`,
  },
} satisfies MessageTable;

interface Expected {
  name: string;
  patterns: readonly string[];
  owner: string | null;
  due: string | null;
}

interface NothingUsable {
  dataset: string;
  month: string;
  otherMonth: number;
  quarantined: number;
  reason: string | null;
}

interface Unreadable {
  file: string;
  why: UnreadableWhy;
  /** Where in the file: a record, a byte, a part of the workbook. */
  at: UnreadablePlace | null;
}

type UnreadablePlace = string | { record: number } | { line: number; byte: number };

function placeZh(at: UnreadablePlace | null): string {
  if (at === null) return '';
  if (typeof at === 'string') return `（${at}）`;
  return 'record' in at
    ? `（第 ${at.record} 条记录）`
    : `（第 ${at.line} 行，从第 ${at.byte} 字节起）`;
}

function placeEn(at: UnreadablePlace | null): string {
  if (at === null) return '';
  if (typeof at === 'string') return ` (${at})`;
  return 'record' in at ? ` (record ${at.record})` : ` (line ${at.line}, from byte ${at.byte})`;
}

interface NoHeader {
  file: string;
  dataset: string;
  wanted: readonly string[];
  bestRow: number | null;
  bestHas: readonly string[];
}

interface HeaderProblem {
  file: string;
  row: number;
  columns: readonly string[];
}
