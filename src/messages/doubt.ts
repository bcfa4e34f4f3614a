import type { MessageTable } from './message.ts';

interface NeverMeet {
  dataset: string;
  column: string;
  other: string;
  otherColumn: string;
  count: number;
  sample: string;
  otherSample: string;
}

interface ComputedWithout {
  file: string;
  likely: readonly string[];
  column: string;
  instead: readonly string[];
  dataset: string;
}

interface NotRecognised {
  file: string;
  likely: readonly string[];
  column: string;
  dataset: string;
}

interface DaysMissing {
  dataset: string;
  /** Null: of all branches together. */
  branch: string | null;
  first: string;
  last: string;
  days: number;
  usual: number;
}

interface DayOrder {
  file: string;
  header: string;
  sample: string;
  order: 'day_first' | 'month_first';
}

interface UnitAbove {
  file: string;
  /** The cell as it stands. */
  said: string;
  columns: readonly string[];
}

interface MixedPercent {
  file: string;
  header: string;
  small: string;
  large: string;
}

interface UnitRow {
  file: string;
  row: number;
  column: string;
  unit: string;
}

/** What may be wrong with exports that were read all the same. */
export const doubtMessages = {
  'ingest.never_meet': {
    kind: 'warning',
    zh: (p: NeverMeet) =>
      `${p.dataset}的「${p.column}」与${p.other}的「${p.otherColumn}」没有一个相同，却有 ${p.count} 个只差前缀、符号或开头的 0（如 ${p.sample} 与 ${p.otherSample}），多半是同一号码的两种写法；请统一写法后重新导出`,
    en: (p: NeverMeet) =>
      `no "${p.column}" of ${p.dataset} is a "${p.otherColumn}" of ${p.other}, but ${p.count} differ only by a prefix, signs or leading zeros (such as ${p.sample} and ${p.otherSample}) and are probably the same; export them in one form`,
  },
  'ingest.computed_without': {
    kind: 'warning',
    zh: (p: ComputedWithout) =>
      `${p.file} 没有认出「${p.column}」，「${p.instead.join('」「')}」改按其他列计算；表里的「${p.likely.join('」「')}」可能就是它。` +
      `若是，请在 report.config.yaml 里写 aliases: { ${p.dataset}: { ${p.column}: [${p.likely[0]}] } }（时长不是小时的，还要把单位写进表头）`,
    en: (p: ComputedWithout) =>
      `${p.file}: "${p.column}" was not recognised, and "${p.instead.join('", "')}" is computed from other columns; "${p.likely.join('", "')}" may be it. ` +
      `If so, write in report.config.yaml: aliases: { ${p.dataset}: { ${p.column}: [${p.likely[0]}] } } (and a unit other than hours into the header)`,
  },
  'ingest.column_not_recognised': {
    kind: 'warning',
    zh: (p: NotRecognised) =>
      `${p.file} 没有认出「${p.column}」；表里的「${p.likely.join('」「')}」与它很像，内容没有读入，要用「${p.column}」的数会缺。` +
      `若是同一列，请在 report.config.yaml 里写 aliases: { ${p.dataset}: { ${p.column}: [${p.likely[0]}] } }`,
    en: (p: NotRecognised) =>
      `${p.file}: "${p.column}" was not recognised; "${p.likely.join('", "')}" is much like it and was not read, so that figures which need "${p.column}" lack it. ` +
      `If it is the same, write in report.config.yaml: aliases: { ${p.dataset}: { ${p.column}: [${p.likely[0]}] } }`,
  },
  'ingest.days_missing': {
    kind: 'warning',
    zh: (p: DaysMissing) =>
      `${p.dataset}${p.branch === null ? '' : `里「${p.branch}」`}从 ${p.first} 到 ${p.last}（${p.days} 天）没有一条记录，其余有记录的日子通常每天约 ${p.usual} 条：多半是导出得太早，或起止日期没有选全。请核对后重新导出；确实没有时可不理会`,
    en: (p: DaysMissing) =>
      `${p.dataset}${p.branch === null ? '' : ` of "${p.branch}"`} has no record from ${p.first} to ${p.last} (${p.days} days), and usually about ${p.usual} on days that have some: it was probably exported too early, or not for all days. Look at the dates and export it again, unless there were none`,
  },
  'ingest.day_order': {
    kind: 'warning',
    zh: (p: DayOrder) =>
      `${p.file} 的日期按「${p.order === 'day_first' ? '日/月/年' : '月/日/年'}」读：「${p.header}」里有 ${p.sample}。不对时请改成 2009-07-03 这样的写法重新导出`,
    en: (p: DayOrder) =>
      `${p.file}: dates are read with the ${p.order === 'day_first' ? 'day' : 'month'} first, as "${p.header}" has ${p.sample}; if that is wrong, export them as 2009-07-03`,
  },
  'ingest.formulas_in_doubt': {
    kind: 'warning',
    zh: (p: { file: string; columns: readonly string[] }) =>
      `${p.file} 的「${p.columns.join('」「')}」是公式，文件要求重新计算或结果全是 0，存的结果可能是旧的；请用 Excel 或 WPS 打开、保存后再生成，并核对这几列`,
    en: (p: { file: string; columns: readonly string[] }) =>
      `${p.file}: the formulas of "${p.columns.join('", "')}" ask to be calculated again or are all 0, so that the stored results may be old; open and save the file in Excel or WPS, and check these columns`,
  },
  'ingest.unit_above': {
    kind: 'warning',
    zh: (p: UnitAbove) =>
      `${p.file} 的表头上方写着「${p.said}」，没有采用：「${p.columns.join('」「')}」的表头没有写单位，现按小时、户、元读。数字若是别的单位，请把单位写进表头，例如「${p.columns[0]}（分钟）」`,
    en: (p: UnitAbove) =>
      `${p.file} says "${p.said}" above its header, which is not used: "${p.columns.join('", "')}" name no unit and are read in hours, users or yuan. Write the unit into the header, such as "${p.columns[0]}(分钟)", if the numbers are in another`,
  },
  'ingest.unit_row': {
    kind: 'inputs',
    zh: (p: UnitRow) =>
      `${p.file} 第 ${p.row} 行只写了单位（「${p.column}」下面是「${p.unit}」）。请把单位并入表头，例如「${p.column}${p.unit}」，并删去这一行`,
    en: (p: UnitRow) =>
      `row ${p.row} of ${p.file} holds units only ("${p.unit}" under "${p.column}"). Write the unit into the header, such as "${p.column}${p.unit}", and delete the row`,
  },
  'ingest.mixed_percent': {
    kind: 'warning',
    zh: (p: MixedPercent) =>
      `${p.file}「${p.header}」里既有 ${p.large} 又有 ${p.small}，都按百分数读（${p.small} 读作 ${p.small}%）。若 ${p.small} 是小数写法，请统一写法，或都带上 %`,
    en: (p: MixedPercent) =>
      `"${p.header}" of ${p.file} holds ${p.large} as well as ${p.small}; all are read per cent (${p.small} as ${p.small}%). Write them in one form, or with their %, if ${p.small} is meant as a fraction`,
  },
  'ingest.area_codes': {
    kind: 'warning',
    zh: (p: { dataset: string; column: string; count: number; sample: string }) =>
      `${p.dataset}的「${p.column}」有 ${p.count} 个号码带区号，而不带区号的同一号码也在（如 ${p.sample}），现按两个用户计；请统一写法后重新导出`,
    en: (p: { dataset: string; column: string; count: number; sample: string }) =>
      `${p.count} numbers of "${p.column}" in ${p.dataset} stand with an area code while the same number stands without (such as ${p.sample}), and count as two users; export them in one form`,
  },
  'ingest.extensions': {
    kind: 'warning',
    zh: (p: { dataset: string; column: string; count: number; sample: string }) =>
      `${p.dataset}的「${p.column}」有 ${p.count} 个号码带分机（如转 8），而不带分机的同一号码也在（如 ${p.sample}），现按不同用户计；若是同一用户，请去掉分机后重新导出`,
    en: (p: { dataset: string; column: string; count: number; sample: string }) =>
      `${p.count} numbers of "${p.column}" in ${p.dataset} have an extension while the same number stands without one (such as ${p.sample}), and count as users of their own; if they are one user, export them without the extension`,
  },
  'ingest.lost_zeros': {
    kind: 'warning',
    zh: (p: { dataset: string; column: string; count: number; sample: string }) =>
      `${p.dataset}的「${p.column}」有 ${p.count} 个号码与另一些只差开头的 0（如 ${p.sample}），可能是导出时丢了 0 的同一号码，现在算作两个；请把该列按文本重新导出`,
    en: (p: { dataset: string; column: string; count: number; sample: string }) =>
      `${p.count} values of "${p.column}" in ${p.dataset} differ from others only by leading zeros (such as ${p.sample}), which the export may have lost, and count as two each; export the column as text`,
  },
} satisfies MessageTable;
