import { entry, type MessageTable } from './message.ts';

/** What making the workbook's lists of records says. */
export const listsMessages = {
  'lists.error': entry(
    'warning',
    (p: { list: string; reason: string }) =>
      `清单 ${p.list} 没有列出来：${p.reason}。其余内容不受影响，请检查 lists.yaml 中这一项的条件`,
    (p) =>
      `list ${p.list} could not be made: ${p.reason}. All else stands; see its condition in lists.yaml`,
  ),
} satisfies MessageTable;
