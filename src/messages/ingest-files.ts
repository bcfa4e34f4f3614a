import { entry, type MessageTable } from './message.ts';

/** What reading the exports says of how files are laid out and which records are one. */
export const ingestFileMessages = {
  'ingest.result_missing': entry(
    'warning',
    (p: { source: string; period: string; drafts: boolean }) =>
      `${p.source} 没有 ${p.period} ${p.drafts ? '的结果' : '定稿的结果'}，汇总里没有它。请在那里运行 ${p.drafts ? 'report generate' : `report finalize --month ${p.period}，或在 inputs 里写 drafts: true`}`,
    (p) =>
      `${p.source} has no ${p.drafts ? '' : 'finalized '}result of ${p.period}, so it is not in the roll-up; run ${p.drafts ? 'report generate' : `report finalize --month ${p.period}`} there${p.drafts ? '' : ', or write drafts: true below the input'}`,
  ),
  'ingest.result_of_other_period': entry(
    'inputs',
    (p: { file: string; period: string; expected: string }) =>
      `${p.file} 是 ${p.period} 的结果，要的是 ${p.expected} 的；不同时期的不能汇总在一起`,
    (p) =>
      `${p.file} is a result of ${p.period}, and ${p.expected} is wanted; results of different periods are not taken together`,
  ),
  'ingest.disagree': entry(
    'inputs',
    (p: {
      dataset: string;
      what: string;
      column: string;
      groups: readonly { readonly value: string; readonly files: readonly string[] }[];
    }) =>
      `${p.dataset}：「${p.what}」的${p.column}各文件不一致，不能放在一起算：${p.groups.map(({ value, files }) => `${value}（${files.join('、')}）`).join('；')}。请让各处用同一版报告模板重新生成、定稿`,
    (p) =>
      `${p.dataset}: files disagree on ${p.column} of "${p.what}" and cannot be taken together: ${p.groups.map(({ value, files }) => `${value} (${files.join(', ')})`).join('; ')}; generate and finalize them with one version of the pack`,
  ),
  'ingest.period_cuts_a_day': {
    kind: 'warning',
    zh: (p: CutPeriod) =>
      `${p.file} 的统计时间是 ${p.from} 至 ${p.to}，${p.day} 这一天不完整，${p.month} 可能缺记录；` +
      '请核对，需要时按整月（最后一天到 23:59:59）重新导出',
    en: (p: CutPeriod) =>
      `${p.file} covers ${p.from} to ${p.to}: ${p.day} is not whole and ${p.month} may lack records; ` +
      'check it, and export the whole month (the last day to 23:59:59) if need be',
  },
  'ingest.undecided_repeat': {
    kind: 'warning',
    zh: (p: RepeatedRecords) =>
      `${p.dataset}有 ${p.count} 条记录与另一条相同编号而内容不同，又没有时间说明哪条更新，已按后读到的一条计：` +
      `${p.examples.map(exampleZh).join('；')}。请核对，删去不要的一条`,
    en: (p: RepeatedRecords) =>
      `${p.count} records of ${p.dataset} have the number of another with other content, and no time says which is later; ` +
      `the one read last counts: ${p.examples.map(exampleEn).join('; ')}. Check them and delete the one that is wrong`,
  },
  'ingest.shared_number': {
    kind: 'warning',
    zh: (p: RepeatedRecords) =>
      `${p.dataset}有 ${p.count} 个「${p.keyHeaders.join('、')}」各属几条不同的记录（像是各表各自编号），各条都计入：` +
      `${p.examples.map(exampleZh).join('；')}。如果其实是同一条，请改正编号或删去多余的`,
    en: (p: RepeatedRecords) =>
      `${p.count} values of "${p.keyHeaders.join(', ')}" in ${p.dataset} belong to several unlike records (numbered anew in each export?); ` +
      `all count: ${p.examples.map(exampleEn).join('; ')}. If they are one, correct the number or delete the others`,
  },
  'ingest.renumbered_repeat': {
    kind: 'warning',
    zh: (p: RepeatedRecords & { running: readonly string[] }) =>
      `${p.dataset}有 ${p.count} 条记录与同一份导出里的另一条只有「${p.running.join('、')}」不同，按重复没有计入：` +
      `${p.examples.map(exampleZh).join('；')}。如果确是两条，请在导出里写明它们的不同之处（如责任人、依据）`,
    en: (p: RepeatedRecords & { running: readonly string[] }) =>
      `${p.count} records of ${p.dataset} differ from another of the same export by "${p.running.join(', ')}" alone and are left out as duplicates: ` +
      `${p.examples.map(exampleEn).join('; ')}. If they are two, say in the export in what they differ`,
  },
  'ingest.parts_of_one': {
    kind: 'warning',
    zh: (p: RepeatedRecords) =>
      `${p.dataset}有 ${p.count} 个「${p.keyHeaders.join('、')}」各有几行，按同一项的几个部分全部计入：` +
      `${p.examples.map(exampleZh).join('；')}。如果是重复，请删去多余的行`,
    en: (p: RepeatedRecords) =>
      `${p.count} of "${p.keyHeaders.join(', ')}" in ${p.dataset} have several rows, which all count as parts: ` +
      `${p.examples.map(exampleEn).join('; ')}. If they repeat one another, delete those that are too many`,
  },
  'ingest.same_records': {
    kind: 'warning',
    zh: (p: SameRecords) =>
      `${p.file} 与 ${p.other} 有 ${p.percent}% 的${p.dataset}重叠（${p.shared} 条），疑为重复导出，请核实` +
      `${p.alike > 0 ? `；其中 ${p.alike} 条几乎相同，两边都计入：${p.examples.map(exampleZh).join('；')}` : ''}` +
      `${p.apart.length > 0 ? `；两边各有对方没有的记录，都计入，如 ${p.apart.map(placeZh).join('、')}` : ''}` +
      `${p.alike + p.apart.length > 0 ? '。如果一份是另一份的改稿，请只留一份' : ''}`,
    en: (p: SameRecords) =>
      `${p.file} and ${p.other} share ${p.percent}% of their records of ${p.dataset} (${p.shared}); probably exported twice` +
      `${p.alike > 0 ? `; ${p.alike} of them are nearly equal and count in both: ${p.examples.map(exampleEn).join('; ')}` : ''}` +
      `${p.apart.length > 0 ? `; each has records that the other lacks, which all count, such as ${p.apart.map(placeEn).join(', ')}` : ''}` +
      `${p.alike + p.apart.length > 0 ? '. Keep one if it is a revision of the other' : ''}`,
  },
  'ingest.other_header_below': {
    kind: 'inputs',
    zh: (p: OtherHeader) =>
      `${p.file} 第 ${p.row} 行又是一个表头，与前面的不同：` +
      [
        ...(p.lacks.length > 0 ? [`前面有而这里没有 ${p.lacks.join('、')}`] : []),
        ...(p.adds.length > 0 ? [`这里有而前面没有 ${p.adds.join('、')}`] : []),
      ].join('，') +
      '。两份导出的列不一样，请分成两个文件放进来',
    en: (p: OtherHeader) =>
      `row ${p.row} of ${p.file} is another header, unlike the first: ` +
      [
        ...(p.lacks.length > 0 ? [`without ${p.lacks.join(', ')}`] : []),
        ...(p.adds.length > 0 ? [`with ${p.adds.join(', ')}`] : []),
      ].join(', ') +
      '; put the two exports here as two files',
  },
  'ingest.other_dataset_in_file': {
    kind: 'inputs',
    zh: (p: OtherDataset) =>
      `${p.file} 第 ${p.row} 行是另一种数据（${p.dataset}）的表头，一个文件里有几张表。请把这个文件名也写进配置里「${p.dataset}」的 files，各张表就会分开读；不要这张表的，请先删去`,
    en: (p: OtherDataset) =>
      `row ${p.row} of ${p.file} is the header of a table of another kind (${p.dataset}); list the file under the files of ${p.dataset} too, and each table is read as what it is; delete the table if it is not wanted`,
  },
  'ingest.constant_unused': {
    kind: 'warning',
    zh: (p: { file: string; column: string }) =>
      `${p.file} 自己有「${p.column}」列，按文件里的读，配置里 set 的值没有用`,
    en: (p: { file: string; column: string }) =>
      `${p.file} has the column ${p.column} itself, which is read; what set: gives for it is not used`,
  },
  'ingest.constant_unknown': {
    kind: 'warning',
    zh: (p: { file: string; column: string; words: readonly string[] }) =>
      `${p.file} 没有「${p.column}」列，标题、工作表名和文件名里也没有配置 set 列出的词（${p.words.join('、')}），这些记录没有「${p.column}」`,
    en: (p: { file: string; column: string; words: readonly string[] }) =>
      `${p.file} has no column ${p.column}, and neither its title, sheet nor name has a word that set: lists for it (${p.words.join(', ')}); its records have no ${p.column}`,
  },
  'ingest.cross_header_twice': {
    kind: 'inputs',
    zh: (p: { file: string; labels: readonly string[] }) =>
      `${p.file} 的交叉表里有几列是同一个：${p.labels.join('、')}。看不出以哪一列为准，请改表头，或删去多余的列`,
    en: (p: { file: string; labels: readonly string[] }) =>
      `${p.file}: columns of the cross table mean the same: ${p.labels.join(', ')}; which one counts nobody can tell. Correct the labels, or remove the columns that are too many`,
  },
  'ingest.cross_headers_absent': {
    kind: 'warning',
    zh: (p: { file: string; absent: readonly string[] }) =>
      `${p.file} 没有 unpivot 里列出的表头：${p.absent.join('、')}`,
    en: (p: { file: string; absent: readonly string[] }) =>
      `${p.file} lacks headers that unpivot: lists: ${p.absent.join(', ')}`,
  },
  'ingest.no_records': {
    kind: 'warning',
    zh: (p: { file: string; row: number }) =>
      `${p.file} 只有表头（第 ${p.row} 行），下面没有一条记录；若本该有数据，请核对查询条件后重新导出，并看看记录是否都挤在了一行里`,
    en: (p: { file: string; row: number }) =>
      `${p.file} has a header (row ${p.row}) and not one record below it; if it should have any, check the query and export again, and see whether all records stand on one line`,
  },
  'ingest.hidden_rows': {
    kind: 'warning',
    zh: (p: SeenRecords) =>
      `${p.file} 有 ${p.count} 行被隐藏或筛选掉（第一行是第 ${p.first} 行），其中的记录也已计入；不该计入时请删去这些行`,
    en: (p: SeenRecords) =>
      `${p.count} rows of ${p.file} are hidden or filtered out (the first is row ${p.first}); they count. Delete them if they should not`,
  },
  'ingest.cells_beside_table': {
    kind: 'warning',
    zh: (p: SeenRecords) =>
      `${p.file} 有 ${p.count} 行在表格右边、没有表头的格里还有内容（第一行是第 ${p.first} 行），按批注看待，没有读入；是数据时请给它补上表头`,
    en: (p: SeenRecords) =>
      `${p.count} rows of ${p.file} have something right of the table, under no header (the first is row ${p.first}); taken for remarks and not read. Give it a header if it is data`,
  },
  'ingest.trimmed_records': {
    kind: 'warning',
    zh: (p: { file: string; count: number }) =>
      `${p.file} 有 ${p.count} 条记录末尾的格没有写出来，按空白读入（没有一条写了末尾的空格，像是导出程序省去的）；如果不是，请重新导出`,
    en: (p: { file: string; count: number }) =>
      `${p.count} records of ${p.file} lack cells at their end, which are read as empty (no record has empty ones there, so the program seems to leave them out); export again if that is wrong`,
  },
} satisfies MessageTable;

interface OtherHeader {
  file: string;
  row: number;
  lacks: readonly string[];
  adds: readonly string[];
}

interface OtherDataset {
  file: string;
  row: number;
  dataset: string;
}

interface SameRecords {
  file: string;
  other: string;
  dataset: string;
  percent: number;
  shared: number;
  /** Records that differ in one column, and the first of them. */
  alike: number;
  examples: readonly RepeatedExample[];
  /** First records that only one of the two has. */
  apart: readonly RecordPlace[];
}

interface RecordPlace {
  file: string;
  record: number;
}

function placeZh({ file, record }: RecordPlace): string {
  return `${file} 第 ${record} 行`;
}

function placeEn({ file, record }: RecordPlace): string {
  return `row ${record} of ${file}`;
}

interface SeenRecords {
  file: string;
  count: number;
  first: number;
}

interface RepeatedRecords {
  dataset: string;
  count: number;
  /** Headers of the key. */
  keyHeaders: readonly string[];
  examples: readonly RepeatedExample[];
}

interface RepeatedExample {
  key: string;
  file: string;
  record: number;
  other: string;
  otherRecord: number;
  differs: readonly string[];
}

function exampleZh(p: RepeatedExample): string {
  const { key, file, record, other, otherRecord, differs } = p;
  const places =
    file === other
      ? `${file} 第 ${otherRecord} 行与第 ${record} 行`
      : `${other} 第 ${otherRecord} 行与 ${file} 第 ${record} 行`;
  return `${key === '' ? '' : `「${key}」`}${places}${differs.length > 0 ? `（${differs.join('、')}不同）` : ''}`;
}

function exampleEn(p: RepeatedExample): string {
  const { key, file, record, other, otherRecord, differs } = p;
  const places =
    file === other
      ? `rows ${otherRecord} and ${record} of ${file}`
      : `row ${otherRecord} of ${other} and row ${record} of ${file}`;
  return `${key === '' ? '' : `"${key}" in `}${places}${differs.length > 0 ? ` (differing in ${differs.join(', ')})` : ''}`;
}

interface CutPeriod {
  file: string;
  from: string;
  to: string;
  day: string;
  month: string;
}
