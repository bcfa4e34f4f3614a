import { doubtMessages } from './doubt.ts';
import { memberMessages } from './members.ts';
import type { MessageTable } from './message.ts';
import { recordMessages } from './record.ts';
import { type UnreadableWhy, unreadable } from './unreadable.ts';

const supplier = (p: { owner: string | null; due: string | null }, unknown: string) =>
  [p.owner ?? unknown, p.due].filter((part) => part !== null).join('，');

/** What reading the exports says. */
export const ingestMessages = {
  ...recordMessages,
  ...doubtMessages,
  ...memberMessages,
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
      `${p.whys.map(because).join('')}。` +
      `${p.quarantined > 0 ? '请按上面的原因改正导出' : '请核对月份和导出内容'}`,
    en: (p: NothingUsable) =>
      `no record of ${p.dataset} can be used for ${p.month}: ${p.otherMonth} of other months, ${p.quarantined} unusable` +
      `${p.whys.map(becauseEn).join('')}. ` +
      `${p.quarantined > 0 ? 'Correct the export for these reasons' : 'Check the month and the export'}`,
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
    zh: (p: OtherPeriod) =>
      `${p.file} 的统计时间是 ${p.from} 至 ${p.to}，不是 ${p.month} 的数据，请换成本月的导出`,
    en: (p: OtherPeriod) =>
      `${p.file} covers ${p.from} to ${p.to}, nothing of ${p.month}; replace it by this month's export`,
  },
  'ingest.part_of_period': {
    kind: 'inputs',
    zh: (p: OtherPeriod) =>
      `${p.file} 的统计时间是 ${p.from} 至 ${p.to}，没有覆盖 ${p.month} 的全部日期，请导出整月`,
    en: (p: OtherPeriod) =>
      `${p.file} covers ${p.from} to ${p.to}, only a part of ${p.month}; export the whole month`,
  },
  'ingest.other_period_used': {
    kind: 'warning',
    zh: (p: OtherPeriod) =>
      `${p.file} 的统计时间是 ${p.from} 至 ${p.to}，不是 ${p.month}；按配置（period_mismatch: warn）仍然使用`,
    en: (p: OtherPeriod) =>
      `${p.file} covers ${p.from} to ${p.to}, nothing of ${p.month}; used all the same (period_mismatch: warn)`,
  },
  'ingest.part_of_period_used': {
    kind: 'warning',
    zh: (p: OtherPeriod) =>
      `${p.file} 的统计时间是 ${p.from} 至 ${p.to}，没有覆盖 ${p.month} 的全部日期；按配置（period_mismatch: warn）仍然使用`,
    en: (p: OtherPeriod) =>
      `${p.file} covers ${p.from} to ${p.to}, only a part of ${p.month}; used all the same (period_mismatch: warn)`,
  },
  'ingest.title_of_other_month': {
    kind: 'warning',
    zh: (p: { file: string; named: string; month: string }) =>
      `${p.file} 的标题写的是 ${p.named}，报告月份是 ${p.month}，请核对是否放错了文件`,
    en: (p: { file: string; named: string; month: string }) =>
      `the title of ${p.file} names ${p.named}, the report is for ${p.month}; check that it is the right file`,
  },
  'ingest.title_of_other_range': {
    kind: 'warning',
    zh: (p: OtherPeriod) =>
      `${p.file} 的标题写着 ${p.from} 至 ${p.to}，与 ${p.month} 的起止日期不符，请核对是否放错了文件，或没有导出整月`,
    en: (p: OtherPeriod) =>
      `the title of ${p.file} says ${p.from} to ${p.to}, which is not the whole of ${p.month}; check that it is the right file and holds the whole month`,
  },
  'ingest.ask_header': {
    kind: 'info',
    zh: (p: AskedHeader) =>
      `${p.file} 有「${p.header}」，不能当作「${p.column}」：${p.because}。确认是同一内容时，请在 report.config.yaml 里写 ${aliasLine(p)}`,
    en: (p: AskedHeader) =>
      `${p.file} has "${p.header}", which is not taken for "${p.column}" (${p.because}); if they are the same, write in report.config.yaml: ${aliasLine(p)}`,
  },
  'ingest.header_not_assumed': {
    kind: 'warning',
    zh: (p: AskedHeader) =>
      `${p.file} 缺少「${p.column}」，而有「${p.header}」，没有当作同一列：${p.because}。确认是同一内容时，请在 report.config.yaml 里写 ${aliasLine(p)}`,
    en: (p: AskedHeader) =>
      `${p.file} lacks "${p.column}" and has "${p.header}", which is not taken for it (${p.because}); if they are the same, write in report.config.yaml: ${aliasLine(p)}`,
  },
  'ingest.like_header': {
    kind: 'info',
    zh: (p: { file: string; header: string; nearest: string }) =>
      `${p.file} 的「${p.header}」没有认出，最接近的是「${p.nearest}」`,
    en: (p: { file: string; header: string; nearest: string }) =>
      `"${p.header}" of ${p.file} is not known; the nearest is "${p.nearest}"`,
  },
  'ingest.too_many_unusable': {
    kind: 'inputs',
    zh: (p: { dataset: string; count: number; column: string; reason: string; english: string }) =>
      `「${p.dataset}」已有 ${p.count} 条记录不能用，最近一条是「${p.column}」${p.reason}；多半是整列放错，请检查导出`,
    en: (p: { dataset: string; count: number; column: string; english: string }) =>
      `${p.count} records of "${p.dataset}" are unusable, the last because of "${p.column}" ${p.english}; a whole column is probably wrong`,
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
  'ingest.rule_failed': {
    kind: 'usage',
    zh: (p: { dataset: string; rule: string; text: string }) =>
      `数据集 ${p.dataset} 的规则 ${p.rule}（impossible）算不出来：${p.text}。请检查它的 when`,
    en: (p: { dataset: string; rule: string; text: string }) =>
      `rule ${p.rule} (impossible) of dataset ${p.dataset} fails: ${p.text}; check its when`,
  },
  'ingest.unclaimed_file': {
    kind: 'warning',
    zh: (p: { file: string }) => `${p.file} 不符合任何数据集的文件名，没有使用`,
    en: (p: { file: string }) => `${p.file} matches no dataset's file pattern and is not used`,
  },
  'ingest.unclaimed_extension': {
    kind: 'warning',
    zh: (p: { file: string; dataset: string; patterns: readonly string[] }) =>
      `${p.file} 没有使用：名称像「${p.dataset}」，但扩展名不符（要 ${p.patterns.join('、')}）；请改文件名模式或另存`,
    en: (p: { file: string; dataset: string; patterns: readonly string[] }) =>
      `${p.file} is not used: named like "${p.dataset}" but with another extension (wanted: ${p.patterns.join(', ')})`,
  },
  'ingest.part_missing': {
    kind: 'warning',
    zh: (p: { month: string; part: string; folder: string }) =>
      `${p.month} 里 ${p.part} 没有任何导出（${p.folder}），以下的数不含这一段`,
    en: (p: { month: string; part: string; folder: string }) =>
      `no export of ${p.part} for ${p.month} (${p.folder}); the figures are without it`,
  },
  'ingest.part_lacks': {
    kind: 'warning',
    zh: (p: { month: string; part: string; name: string }) =>
      `${p.month} 里 ${p.part} 没有${p.name}的导出，用到它的数不含这一段`,
    en: (p: { month: string; part: string; name: string }) =>
      `no export of ${p.name} for ${p.part} of ${p.month}; figures of it are without that`,
  },
  'ingest.unfit_file': {
    kind: 'warning',
    zh: (p: { file: string; unfit: UnfitWhy }) => `${p.file} 没有使用：${unfit[p.unfit].zh}`,
    en: (p: { file: string; unfit: UnfitWhy }) => `${p.file} is not used: ${unfit[p.unfit].en}`,
  },
  'ingest.copied_file': {
    kind: 'warning',
    zh: (p: { file: string; other: string | null }) =>
      `${p.file} 从文件名看是副本${p.other === null ? '' : `，原件 ${p.other} 也在`}；两份都用时相同的记录只算一次，请核实留哪一份`,
    en: (p: { file: string; other: string | null }) =>
      `${p.file} is named like a copy${p.other === null ? '' : ` of ${p.other}, which is here too`}; equal records count once; check which to keep`,
  },
  'ingest.impossible_values': {
    kind: 'warning',
    zh: (p: { dataset: string; name: string; count: number }) =>
      `${p.dataset}有 ${p.count} 条「${p.name}」，不可能成立；只从用到这些值的指标里剔除，逐条见 quality.json`,
    en: (p: { dataset: string; name: string; count: number }) =>
      `${p.count} records of ${p.dataset} cannot be right (${p.name}); left out of the figures that rest on these values, listed in quality.json`,
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
  'ingest.hidden_sheet': {
    kind: 'warning',
    zh: (p: { file: string }) =>
      `${p.file} 是隐藏的工作表，其中的记录也已计入；不该计入时请删去这张表`,
    en: (p: { file: string }) =>
      `${p.file} is a hidden sheet; its records are counted. Delete the sheet if they should not be`,
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

/** Why a file that lies among the exports is passed over. */
const unfit = {
  temporary: {
    zh: '是程序打开或下载文件时留下的临时文件；如果文件还开着，请保存并关闭后再运行',
    en: 'a temporary file of a program that has a file open; save and close it, then run again',
  },
  link_outside: {
    zh: '是指向工作区之外的链接；请把文件本身放进来',
    en: 'a link that leads out of the workspace; put the file itself here',
  },
  corrections_copy: {
    zh: '像是待核实记录的副本；只有放在导出旁边、名为 待核实记录.xlsx 的那一份会被读取',
    en: 'a copy of the corrections; only the file 待核实记录.xlsx beside the exports is read',
  },
  special: {
    zh: '不是普通文件（是管道、套接字或设备），没有打开；请放入导出文件本身',
    en: 'no ordinary file (a pipe, socket or device) and was not opened; put the export itself here',
  },
  name_encoding: {
    zh: '文件（夹）名不是 UTF-8 编码（多半是 GBK，解压时没有转换），读不了；请给它改名，或用能选编码的解压软件重新解压',
    en: 'its name is not in UTF-8 (probably GBK, not converted when unpacked) and cannot be opened by it; rename it, or unpack it anew',
  },
  link_to_folder: {
    zh: '是指向文件夹的链接；请把文件夹本身放进来',
    en: 'a link to a folder; put the folder itself here',
  },
} as const;

type UnfitWhy = keyof typeof unfit;

interface OtherPeriod {
  file: string;
  from: string;
  to: string;
  month: string;
}

interface AskedHeader {
  file: string;
  dataset: string;
  header: string;
  column: string;
  because: string;
  inverse: boolean;
}

/** The line of the configuration that confirms a header. */
function aliasLine({ dataset, column, header, inverse }: AskedHeader): string {
  const alias = inverse ? `{ header: ${header}, inverse: true }` : header;
  return `aliases: { ${dataset}: { ${column}: [${alias}] } }`;
}

interface NothingUsable {
  dataset: string;
  month: string;
  otherMonth: number;
  quarantined: number;
  whys: readonly UnusableReason[];
}

interface UnusableReason {
  readonly file: string;
  readonly column: string | null;
  readonly reason: string;
  readonly english: string;
  readonly count: number;
  readonly sample: string | null;
}

const because = ({ file, column, count, reason, sample }: UnusableReason) =>
  `；${file}${column === null ? '' : `「${column}」`}有 ${count} 条${reason}${sample === null ? '' : `，如「${sample}」`}`;
const becauseEn = ({ file, column, count, english: reason, sample }: UnusableReason) =>
  `; ${file}${column === null ? '' : ` "${column}"`}: ${count} × ${reason}${sample === null ? '' : `, such as "${sample}"`}`;

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
