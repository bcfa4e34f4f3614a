import { entry, type MessageTable } from './message.ts';

/** What `report init` and `report datasets` say. */
export const initMessages = {
  'datasets.unknown': entry(
    'usage',
    (p: { given: string; known: readonly string[] }) =>
      `没有名为「${p.given}」的数据，可用：${p.known.join('、')}`,
    (p) => `no dataset named "${p.given}"; known: ${p.known.join(', ')}`,
  ),
  'datasets.template': entry(
    'info',
    (p: { file: string }) => `已写好 ${p.file}：黄色表头必需，灰色可以没有，批注里有可用的值`,
    (p) =>
      `${p.file} is written: yellow headers are required, grey ones may be absent, notes list the values`,
  ),
  'init.up_to_date': {
    kind: 'info',
    zh: (_: Readonly<Record<never, never>>) => '这些导出配置都认得，没有要补的',
    en: (_: Readonly<Record<never, never>>) =>
      'the configuration knows these exports; there is nothing to add',
  },
  'init.exists': entry(
    'usage',
    (p: { file: string }) => `${p.file} 已经存在，不会覆盖。请换一个文件夹，或先把它移走`,
    (p) => `${p.file} is there already and is not overwritten. Take another folder or move it away`,
  ),
  'init.flags_missing': entry(
    'usage',
    (p: { flags: readonly string[] }) =>
      `这里不能提问（不是终端），还缺这些选项：${p.flags.join(' ')}`,
    (p) =>
      `nobody can be asked here (no terminal); these options are missing: ${p.flags.join(' ')}`,
  ),
  'init.no_branches': {
    kind: 'usage',
    zh: (p: { unit: string }) =>
      `还不知道有哪些${p.unit}。请用 --branches 名称,名称 写明，或用 --from 给出带${p.unit}一列的导出`,
    en: () =>
      'the branches are not known. Name them with --branches NAME,NAME, or give exports that have a branch column with --from',
  },
  'init.no_answer': {
    kind: 'usage',
    zh: () => '问题没有答完，输入就结束了，没有建立工作区。请再运行一次，或用选项写明',
    en: () =>
      'the input ended before all questions were answered; no workspace was made. Run it again, or give the options',
  },
  'init.repeated_branch': entry(
    'usage',
    (p: { unit: string; name: string }) =>
      `${p.unit}的名称或别名「${p.name}」出现了两次，请只写一次`,
    (p) => `the branch name or alias "${p.name}" is given twice; name it once`,
  ),
  'init.no_file': entry(
    'usage',
    (p: { file: string }) => `找不到样例文件 ${p.file}。请检查 --from 后面的路径`,
    (p) => `no example file ${p.file}. Check the paths behind --from`,
  ),
  'init.no_dataset': {
    kind: 'usage',
    zh: (p: { given: string; known: readonly string[] }) =>
      `「${p.given}」里没有写明是哪种数据，可用：${p.known.join('、')}。写法如 --as 故障明细.xlsx=${p.known[0] ?? ''}、--set ${p.known[0] ?? ''}.来源=省公司抽查`,
    en: (p: { given: string; known: readonly string[] }) =>
      `"${p.given}" names no dataset; known: ${p.known.join(', ')}. Write --as FILE=DATASET, --set DATASET.COLUMN=TEXT`,
  },
  'init.no_column': {
    kind: 'usage',
    zh: (p: { given: string; dataset: string; known: readonly string[] }) =>
      `「${p.given}」：「${p.dataset}」没有这一列，可用：${p.known.join('、')}`,
    en: (p: { given: string; dataset: string; known: readonly string[] }) =>
      `"${p.given}": ${p.dataset} has no such column; known: ${p.known.join(', ')}`,
  },
  'init.seen': {
    kind: 'info',
    zh: (p: SeenTable) =>
      `${p.file}（${p.format}）：${p.dataset}，第 ${p.row} 行是表头，${p.headers} 列认出 ${p.matched} 列（${p.named === null ? '按表头认出' : `名称里有「${p.named}」`}）`,
    en: (p: SeenTable) =>
      `${p.file} (${p.format}): ${p.dataset}, header in row ${p.row}, ${p.matched} of ${p.headers} columns known (${p.named === null ? 'by its header' : `its name has "${p.named}"`})`,
  },
  'init.crossed': entry(
    'info',
    (p: { file: string; dataset: string; to: string; labels: readonly string[] }) =>
      `${p.file} 是交叉表：表头 ${p.labels.join('、')} 按「${p.to}」的值读`,
    (p) => `${p.file} is a cross table: the headers ${p.labels.join(', ')} are read as "${p.to}"`,
  ),
  'init.rival': entry(
    'warning',
    (p: { file: string; dataset: string; other: string }) =>
      `${p.file} 像「${p.dataset}」，也像「${p.other}」；先按前者写，请核对`,
    (p) => `${p.file} looks like ${p.dataset} and like ${p.other}; taken for the first, check it`,
  ),
  'init.lacking': entry(
    'warning',
    (p: { file: string; columns: readonly string[]; open: readonly string[] }) =>
      `${p.file} 没有认出必需的列：${p.columns.join('、')}。${p.open.length === 0 ? '' : `没有用到的表头有 ${p.open.join('、')}；`}若其中就有，请写进配置的 aliases；若每条都一样，写进 set`,
    (p) =>
      `${p.file} lacks required columns: ${p.columns.join(', ')}. ${p.open.length === 0 ? '' : `Headers not used: ${p.open.join(', ')}. `}If one of these is meant, add it to aliases; if all records have one text, to set`,
  ),
  'init.unknown': {
    kind: 'warning',
    zh: (p: UnknownFile) =>
      `${p.file}（${p.format}）不像任何一种已知的导出，没有写进配置。` +
      (p.row === 0 ? '前 20 行里没有像表头的行' : `第 ${p.row} 行像表头：${p.labels.join('、')}`) +
      (p.nearest === null
        ? ''
        : `；最像「${p.nearest}」${p.columns.length === 0 ? '' : `，但没有认出 ${p.columns.join('、')}`}。若就是它，请加上 --as ${p.file}=${p.nearest}`),
    en: (p: UnknownFile) =>
      `${p.file} (${p.format}) looks like no known export and is left out. ` +
      (p.row === 0
        ? 'None of its first 20 rows looks like a header'
        : `Row ${p.row} looks like a header: ${p.labels.join(', ')}`) +
      (p.nearest === null
        ? ''
        : `; nearest is ${p.nearest}${p.columns.length === 0 ? '' : `, without ${p.columns.join(', ')}`}. If that is what it is, add --as ${p.file}=${p.nearest}`),
  },
  'init.taken_aliases': entry(
    'info',
    (p: { dataset: string; pairs: readonly string[] }) =>
      `${p.dataset}的表头：${p.pairs.join('、')}（已写进 aliases）`,
    (p) => `headers of ${p.dataset}: ${p.pairs.join(', ')} (under aliases)`,
  ),
  'init.proposed_alias': entry(
    'info',
    (p: { dataset: string; header: string; column: string }) =>
      `${p.dataset}的表头「${p.header}」可能是「${p.column}」，已写成注释，请确认`,
    (p) => `the header "${p.header}" of ${p.dataset} may be "${p.column}"; it stands as a comment`,
  ),
  'init.look_at_alias': entry(
    'warning',
    (p: { dataset: string; header: string; column: string; because: string }) =>
      `请核对：${p.dataset}的「${p.header}」先当作「${p.column}」读（${p.because}）`,
    (p) => `look at this: "${p.header}" of ${p.dataset} is read as "${p.column}" (${p.because})`,
  ),
  'init.set_column': entry(
    'info',
    (p: { dataset: string; column: string; parts: readonly string[] }) =>
      `${p.dataset}没有「${p.column}」列，按标题或名称写成 ${p.parts.join('、')}（在 set 里，请核对）`,
    (p) =>
      `${p.dataset} has no column "${p.column}"; by title or name it is ${p.parts.join(', ')} (under set; look at it)`,
  ),
  'init.found_branches': entry(
    'info',
    (p: {
      unit: string;
      branches: readonly { readonly name: string; readonly aliases: readonly string[] }[];
    }) =>
      `${p.unit}：${p.branches.map(({ name, aliases }) => (aliases.length === 0 ? name : `${name}（${aliases.join('、')}）`)).join('、')}`,
    (p) =>
      `branches: ${p.branches.map(({ name, aliases }) => (aliases.length === 0 ? name : `${name} (${aliases.join(', ')})`)).join(', ')}`,
  ),
  'init.doubtful_units': {
    kind: 'warning',
    zh: (p: { unit: string; texts: readonly { text: string; count: number }[] }) =>
      `这些写法看不出是哪个${p.unit}，没有写进配置，它们的记录会成为待核实：${p.texts.map(({ text, count }) => `${text}（${count} 条）`).join('、')}。是某个${p.unit}的，请写进它的 aliases`,
    en: (p: { unit: string; texts: readonly { text: string; count: number }[] }) =>
      `these texts are no branch for certain and are left out; their records will be unusable: ${p.texts.map(({ text, count }) => `${text} (${count})`).join(', ')}. Add them to the aliases of the branch that they mean`,
  },
  'init.kept': entry(
    'warning',
    (p: { file: string }) => `${p.file} 已经在那里，没有覆盖`,
    (p) => `${p.file} is there already and was not overwritten`,
  ),
  'init.next': entry(
    'info',
    (p: { folder: string; month: string; workspace: string }) =>
      `工作区已建好。请核对配置，把 ${p.month} 的导出放进 ${p.folder}，然后运行 npx report check --month ${p.month} --workspace ${p.workspace}`,
    (p) =>
      `the workspace is made. Look through the configuration, put the exports of ${p.month} into ${p.folder}, then run npx report check --month ${p.month} --workspace ${p.workspace}`,
  ),
} satisfies MessageTable;

interface SeenTable {
  file: string;
  format: string;
  dataset: string;
  row: number;
  matched: number;
  headers: number;
  /** The word by which it is known; null where its header tells. */
  named: string | null;
}

interface UnknownFile {
  file: string;
  format: string;
  /** 0 where no row looks like a header. */
  row: number;
  labels: readonly string[];
  nearest: string | null;
  columns: readonly string[];
}
