import { entry, type MessageTable } from './message.ts';

/** What `report init` says. */
export const initMessages = {
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
  'init.seen': entry(
    'info',
    (p: { file: string; dataset: string; row: number; matched: number; headers: number }) =>
      `${p.file}：${p.dataset}，第 ${p.row} 行是表头，${p.headers} 列认出 ${p.matched} 列（${percent(p)}）`,
    (p) =>
      `${p.file}: ${p.dataset}, header in row ${p.row}, ${p.matched} of ${p.headers} columns known (${percent(p)})`,
  ),
  'init.rival': entry(
    'warning',
    (p: { file: string; dataset: string; other: string }) =>
      `${p.file} 像「${p.dataset}」，也像「${p.other}」；先按前者写，请核对`,
    (p) => `${p.file} looks like ${p.dataset} and like ${p.other}; taken for the first, check it`,
  ),
  'init.lacking': entry(
    'warning',
    (p: { file: string; columns: readonly string[] }) =>
      `${p.file} 没有认出必需的列：${p.columns.join('、')}。若只是表头写法不同，请写进配置的 aliases`,
    (p) =>
      `${p.file} lacks required columns: ${p.columns.join(', ')}. If they are only named otherwise, add them to aliases in the configuration`,
  ),
  'init.unknown': entry(
    'warning',
    (p: { file: string }) => `${p.file} 不像任何一种已知的导出，没有写进配置`,
    (p) => `${p.file} looks like no known export and is left out`,
  ),
  'init.proposed_alias': entry(
    'info',
    (p: { dataset: string; header: string; column: string }) =>
      `表头「${p.header}」可能是 ${p.dataset} 的「${p.column}」，已写成注释，请确认`,
    (p) => `the header "${p.header}" may be "${p.column}" of ${p.dataset}; it stands as a comment`,
  ),
  'init.found_branches': entry(
    'info',
    (p: { unit: string; branches: readonly string[]; unplaced: readonly string[] }) =>
      `${p.unit}：${p.branches.join('、')}${p.unplaced.length > 0 ? `；不知归谁的写法：${p.unplaced.join('、')}` : ''}`,
    (p) =>
      `branches: ${p.branches.join(', ')}${p.unplaced.length > 0 ? `; texts that belong to none: ${p.unplaced.join(', ')}` : ''}`,
  ),
  'init.next': entry(
    'info',
    (p: { folder: string; month: string }) =>
      `工作区已建好。请核对配置，把 ${p.month} 的导出放进 ${p.folder}，然后运行 report check --month ${p.month}`,
    (p) =>
      `the workspace is made. Look through the configuration, put the exports of ${p.month} into ${p.folder}, then run report check --month ${p.month}`,
  ),
} satisfies MessageTable;

function percent({
  matched,
  headers,
}: {
  readonly matched: number;
  readonly headers: number;
}): string {
  return `${headers === 0 ? 0 : Math.round((matched / headers) * 100)}%`;
}
