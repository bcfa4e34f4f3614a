import type { FileCheck, LackingMetric, LackingSlide, MonthCheck } from '../inspect/types.ts';
import type { Lang } from '../messages/message.ts';

type How = Exclude<FileCheck['columns'][number]['how'], 'header'>;
type RowClass = Exclude<keyof FileCheck['account'], 'records'>;

/** The words of `report check` in one language. */
export interface CheckWords {
  readonly title: (month: string) => string;
  readonly sections: Readonly<
    Record<
      | 'faults'
      | 'files'
      | 'unknown'
      | 'missing'
      | 'unused'
      | 'lacks'
      | 'warnings'
      | 'notes'
      | 'corrections',
      string
    >
  >;
  readonly file: (dataset: string, format: string, headerRow: number) => string;
  readonly noHeader: string;
  readonly matched: (count: number) => string;
  readonly how: Readonly<Record<How, string>>;
  readonly ignored: string;
  readonly ask: (column: string, because: string) => string;
  readonly like: (nearest: string) => string;
  readonly absent: string;
  readonly account: (records: number) => string;
  readonly classes: Readonly<Record<RowClass, string>>;
  readonly overLimit: string;
  readonly problem: (column: string | null, reason: string, count: number) => string;
  readonly example: (record: number, text: string | null) => string;
  readonly more: (count: number) => string;
  /** A column and the number of its words that are no members. */
  readonly unknownColumn: (dataset: string, column: string, count: number) => string;
  readonly unknownWord: (text: string, count: number, near: string) => string;
  readonly nearest: (member: string) => string;
  readonly moreWords: (count: number) => string;
  readonly allowed: (members: readonly string[], count: number) => string;
  readonly paste: string;
  /** Behind a unit whose branch nothing tells. */
  readonly openUnit: string;
  readonly cameUnreadable: (paths: readonly string[]) => string;
  readonly required: string;
  readonly supplier: (owner: string | null, due: string | null) => string;
  readonly unused: Readonly<Record<MonthCheck['unused'][number]['why'], string>>;
  readonly metric: Readonly<Record<LackingMetric['state'], string>>;
  readonly slide: Readonly<Record<LackingSlide['state'], string>>;
  readonly corrected: (count: number) => string;
  readonly correctThere: (path: string) => string;
  readonly verdict: (exitCode: number) => string;
  readonly comma: string;
  readonly colon: string;
  readonly bracket: (text: string) => string;
  readonly heading: (title: string) => string;
}

/** The words of `report check`, in both languages. */
export const checkWords: Readonly<Record<Lang, CheckWords>> = {
  'zh-CN': {
    title: (month) => `${month} 数据检查`,
    sections: {
      faults: '不能出报告的问题',
      files: '各个导出',
      unknown: '没有登记的写法',
      missing: '没有或读不了的数据',
      unused: '没有使用的文件',
      lacks: '报告里将缺少',
      warnings: '注意',
      notes: '文稿',
      corrections: '更正',
    },
    file: (dataset, format, headerRow) => `${dataset}，${format}，表头在第 ${headerRow} 行`,
    noHeader: '没有表头，没有使用',
    matched: (count) => `认出 ${count} 列`,
    how: {
      set: '配置给的值',
      alias: '别名',
      inverse: '反向',
      span_start: '时段的开始',
      span_end: '时段的结束',
      workspace_alias: '配置的别名',
      workspace_inverse: '配置的反向别名',
    },
    ignored: '没有用到的列',
    ask: (column, because) => `可能是「${column}」，但${because}，要在 aliases 里确认`,
    like: (nearest) => `是否为「${nearest}」？`,
    absent: '没有的可选列',
    account: (records) => `${records} 条`,
    classes: {
      accepted: '计入统计',
      corrected: '更正后计入',
      otherMonth: '其他月份',
      superseded: '被取代',
      duplicate: '重复',
      quarantined: '待核实',
      blank: '空行',
      footer: '页脚行',
      total: '合计行',
      header: '表头行',
      title: '标题行',
    },
    overLimit: '待核实超过限度（max_quarantined），--strict 时以状态 6 结束',
    problem: (column, reason, count) => `「${column ?? '整条记录'}」${reason}：${count} 条`,
    example: (record, text) => `第 ${record} 条${text === null ? '' : `「${text}」`}`,
    more: (count) => `另有 ${count} 种`,
    unknownColumn: (dataset, column, count) => `${dataset}「${column}」：${count} 种写法没有登记`,
    unknownWord: (text, count, near) => `${text}（${count} 条${near}）`,
    nearest: (member) => `，最接近「${member}」`,
    moreWords: (count) => `另有 ${count} 种`,
    allowed: (members, count) =>
      `已登记：${members.join('、')}${count > members.length ? ` 等 ${count} 个` : ''}`,
    openUnit: '看不出所属单位，请核对',
    paste: '核对后把下面几行写进 report.config.yaml（或运行 check --fix 来写）：',
    cameUnreadable: (paths) => `到了但读不了：${paths.join('、')}`,
    required: '必需',
    supplier: (owner, due) =>
      [`应由${owner ?? '未指定单位'}提供`, ...(due ? [due] : [])].join('，'),
    unused: {
      temporary: '临时文件，可能还在别的程序里打开',
      hidden: '隐藏文件',
      link_outside: '指向工作区之外的链接',
      link_to_folder: '指向文件夹的链接',
      special: '管道、套接字或设备',
      name_encoding: '文件名不是 UTF-8，请改名',
      corrections: '待核实记录，不是导出，只用来更正',
      corrections_copy: '待核实记录的副本，没有读取',
      no_dataset: '不符合任何数据集的文件名',
    },
    metric: { not_provided: '未收到', unusable: '记录都不能用', error: '算不出' },
    slide: { empty: '整页没有数值', part: '部分没有数值', no_notes: '没有文稿，这一页不出' },
    corrected: (count) => `${count} 条记录按更正读取`,
    correctThere: (path) => `在这个文件里更正后重新运行：${path}`,
    verdict: (exitCode) =>
      exitCode === 0
        ? '可以生成报告'
        : exitCode === 6
          ? '可以生成报告，但会以状态 6 结束'
          : `还不能生成报告（状态 ${exitCode}）`,
    comma: '，',
    colon: '：',
    bracket: (text) => `（${text}）`,
    heading: (title) => `【${title}】`,
  },
  en: {
    title: (month) => `check of ${month}`,
    sections: {
      faults: 'no report because of',
      files: 'exports',
      unknown: 'words that are not listed',
      missing: 'data that did not come or cannot be read',
      unused: 'files not used',
      lacks: 'the report will lack',
      warnings: 'warnings',
      notes: 'notes',
      corrections: 'corrections',
    },
    file: (dataset, format, headerRow) => `${dataset}, ${format}, header in row ${headerRow}`,
    noHeader: 'has no header and is not used',
    matched: (count) => `${count} columns matched`,
    how: {
      set: 'given by the configuration',
      alias: 'alias',
      inverse: 'asks the opposite',
      span_start: 'start of the span',
      span_end: 'end of the span',
      workspace_alias: 'alias of the workspace',
      workspace_inverse: 'alias of the workspace, opposite',
    },
    ignored: 'columns not used',
    ask: (column, because) => `may be "${column}" (${because}); confirm it under aliases`,
    like: (nearest) => `did you mean "${nearest}"?`,
    absent: 'optional columns that are missing',
    account: (records) => `${records} records`,
    classes: {
      accepted: 'accepted',
      corrected: 'corrected',
      otherMonth: 'other month',
      superseded: 'superseded',
      duplicate: 'duplicate',
      quarantined: 'quarantined',
      blank: 'blank',
      footer: 'footer',
      total: 'total',
      header: 'header',
      title: 'title',
    },
    overLimit: 'more records quarantined than max_quarantined allows: status 6 under --strict',
    problem: (column, reason, count) => `"${column ?? 'the whole record'}" ${reason}: ${count}`,
    example: (record, text) => `record ${record}${text === null ? '' : ` "${text}"`}`,
    more: (count) => `${count} more kinds`,
    unknownColumn: (dataset, column, count) =>
      `${dataset} "${column}": ${count} words are not listed`,
    unknownWord: (text, count, near) => `${text} (${count}${near})`,
    nearest: (member) => `; the nearest is "${member}"`,
    moreWords: (count) => `${count} more`,
    allowed: (members, count) =>
      `listed: ${members.join(', ')}${count > members.length ? ` … (${count})` : ''}`,
    openUnit: 'nothing tells its branch; look at it',
    paste: 'look at these lines and put them into report.config.yaml (or run check --fix):',
    cameUnreadable: (paths) => `came, and cannot be read: ${paths.join(', ')}`,
    required: 'required',
    supplier: (owner, due) =>
      [`supplied by ${owner ?? 'nobody named'}`, ...(due ? [due] : [])].join(', '),
    unused: {
      temporary: 'a temporary file, perhaps of a program that has it open',
      hidden: 'a hidden file',
      link_outside: 'a link that leads out of the workspace',
      link_to_folder: 'a link to a folder',
      special: 'a pipe, socket or device',
      name_encoding: 'its name is not UTF-8; rename it',
      corrections: 'the corrections, read as such',
      corrections_copy: 'a copy of the corrections, not read',
      no_dataset: "matches no dataset's file pattern",
    },
    metric: {
      not_provided: 'not received',
      unusable: 'no record can be used',
      error: 'cannot be computed',
    },
    slide: {
      empty: 'no figure at all',
      part: 'some figures missing',
      no_notes: 'left out, nobody wrote for it',
    },
    corrected: (count) => `${count} records read as corrected`,
    correctThere: (path) => `correct the records here and run again: ${path}`,
    verdict: (exitCode) =>
      exitCode === 0
        ? 'a report can be made'
        : exitCode === 6
          ? 'a report can be made, but ends with status 6'
          : `no report can be made yet (status ${exitCode})`,
    comma: ', ',
    colon: ': ',
    bracket: (text) => ` (${text})`,
    heading: (title) => `[${title}]`,
  },
};
