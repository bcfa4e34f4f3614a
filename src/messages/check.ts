import { entry, type MessageTable } from './message.ts';

/** What reading and writing the corrections says. */
export const checkMessages = {
  'check.nothing_to_fix': entry(
    'info',
    (p: { rest: readonly string[] }) =>
      p.rest.length === 0
        ? '没有要写进配置的'
        : `没有能替您决定的写法，请自己看：${p.rest.join('、')}`,
    (p) =>
      p.rest.length === 0
        ? 'there is nothing to write into the configuration'
        : `nothing can be decided for you; look at ${p.rest.join(', ')}`,
  ),
  'check.fixed': entry(
    'info',
    (p: { file: string; count: number; rest: readonly string[]; checksNext: boolean }) =>
      `已把 ${p.count} 处写进 ${p.file}${p.checksNext ? '' : '，请再运行一次 check'}${p.rest.length === 0 ? '' : `；还要自己看：${p.rest.join('、')}`}`,
    (p) =>
      `${p.count} changes were written into ${p.file}${p.checksNext ? '' : '; run check again'}${p.rest.length === 0 ? '' : `; also look at ${p.rest.join(', ')} yourself`}`,
  ),
  'check.nobody_to_agree': {
    kind: 'usage',
    zh: (_: Readonly<Record<never, never>>) =>
      '这里不能提问（不是终端）；同意把这些写进配置的话，请加上 --yes',
    en: (_: Readonly<Record<never, never>>) =>
      'nobody can be asked here (no terminal); add --yes to agree',
  },
  'corrections.not_ours': entry(
    'inputs',
    (p: { file: string }) =>
      `${p.file} 不是本程序写的待核实记录（应为 xlsx，内有各导出的工作表），更正无法读取。请改名或移走后重新运行`,
    (p) =>
      `${p.file} is not the file of corrections that this program writes (an xlsx); rename it or take it away and run again`,
  ),
  'corrections.stale': entry(
    'warning',
    (p: { file: string; export: string }) =>
      `${p.file} 里对 ${p.export} 的更正没有采用：写更正以后该导出已变。请运行 npx report check，在新写出的文件里重新核对`,
    (p) =>
      `the corrections of ${p.export} in ${p.file} are not used: the export has changed since; run npx report check and go through the new file`,
  ),
  'corrections.without_export': entry(
    'warning',
    (p: { file: string; export: string }) =>
      `${p.file} 里有对 ${p.export} 的更正，而没有读到这个导出，没有采用。请核对导出的文件名`,
    (p) =>
      `${p.file} corrects ${p.export}, which was not read; not used. Check the name of the export`,
  ),
  'corrections.headers_changed': entry(
    'warning',
    (p: { file: string; export: string }) =>
      `${p.file} 里 ${p.export} 的表头被改动或增删了列，更正没有采用。请恢复表头后重新运行`,
    (p) =>
      `the headers of ${p.export} in ${p.file} were changed, so its corrections are not used; restore them and run again`,
  ),
  'corrections.row_twice': entry(
    'warning',
    (p: { file: string; export: string; record: number }) =>
      `${p.file} 里 ${p.export} 的第 ${p.record} 条记录有两行，都没有采用。请只留一行`,
    (p) =>
      `record ${p.record} of ${p.export} has two rows in ${p.file}; neither is used. Keep one of them`,
  ),
  'corrections.row_unknown': entry(
    'warning',
    (p: { file: string; export: string; row: number }) =>
      `${p.file} 里 ${p.export} 的第 ${p.row} 行没有可用的记录号，没有采用。请不要改动「记录号」一列`,
    (p) =>
      `row ${p.row} of ${p.export} in ${p.file} has no record number that can be used; leave the column 记录号 as it is`,
  ),
  'corrections.set_aside': entry(
    'warning',
    (p: { file: string; to: string }) =>
      `${p.file} 里有不再适用的手工更正，已改名为 ${p.to} 保留；请把仍需要的更正抄到新的文件里`,
    (p) =>
      `${p.file} held corrections that fit no longer; it is kept as ${p.to}. Copy what is still wanted into the new file`,
  ),
  'corrections.changed_meanwhile': entry(
    'warning',
    (p: { file: string }) =>
      `${p.file} 在检查期间被改动，没有重写，以免丢失更正。请保存并关闭后重新运行`,
    (p) =>
      `${p.file} was changed during the check and is left as it is; save and close it, then run again`,
  ),
  'corrections.open_elsewhere': entry(
    'warning',
    (p: { file: string }) => `${p.file} 正在表格软件里打开，没有重写。请保存并关闭后重新运行`,
    (p) =>
      `${p.file} is open in a spreadsheet program and left as it is; save and close it, then run again`,
  ),
  'corrections.not_all_listed': entry(
    'warning',
    (p: { file: string; export: string; listed: number; count: number }) =>
      `${p.export} 有 ${p.count} 条待核实，${p.file} 只列前 ${p.listed} 条；这么多多半要在源系统改正后重新导出`,
    (p) =>
      `${p.count} records of ${p.export} are unusable, ${p.file} lists the first ${p.listed}; so many had better be corrected at the source`,
  ),
} satisfies MessageTable;
