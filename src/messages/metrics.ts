import { entry, type MessageTable } from './message.ts';

/** What computing metrics and reading history say. */
export const metricsMessages = {
  'metrics.failed': entry(
    'warning',
    (p: { metric: string; reason: string }) => `指标 ${p.metric} 计算失败：${p.reason}`,
    (p) => `metric ${p.metric} failed: ${p.reason}`,
  ),
  'history.unreadable': entry(
    'usage',
    (p: { file: string; reason: string }) =>
      `历史文件 ${p.file} 读不了：${p.reason}。请用 git 恢复，或删去后重新 report finalize`,
    (p) =>
      `cannot read history file ${p.file}: ${p.reason}. Restore it, or delete it and run report finalize again`,
  ),
  'history.definition_changed': entry(
    'warning',
    (p: { metric: string; month: string }) => `指标 ${p.metric} 的口径与 ${p.month} 不同，不作比较`,
    (p) => `the definition of ${p.metric} differs from that of ${p.month}; not compared`,
  ),
  'history.other_month': entry(
    'usage',
    (p: { file: string; month: string; expected: string }) =>
      `历史文件 ${p.file} 里是 ${p.month} 的结果，不是 ${p.expected} 的。请换成 ${p.expected} 的文件，或移走它`,
    (p) =>
      `history file ${p.file} holds the results of ${p.month}, not of ${p.expected}. Replace it by those of ${p.expected}, or move it away`,
  ),
  'history.other_pack': entry(
    'usage',
    (p: { file: string; pack: string; expected: string }) =>
      `历史文件 ${p.file} 属于报告模板 ${p.pack}，当前模板是 ${p.expected}`,
    (p) => `history file ${p.file} belongs to pack ${p.pack}, not ${p.expected}`,
  ),
  'finalize.no_draft': entry(
    'usage',
    (p: { month: string; file: string }) =>
      `${p.month} 还没有可定稿的结果（${p.file}）。请先运行 report generate --month ${p.month}`,
    (p) =>
      `nothing to finalize for ${p.month} (${p.file}). Run report generate --month ${p.month} first`,
  ),
  'finalize.failed_metrics': entry(
    'usage',
    (p: { month: string; metrics: readonly string[] }) =>
      `${p.month} 有指标计算失败，不能定稿：${p.metrics.join('、')}。请先改正，再运行 report generate`,
    (p) =>
      `${p.month} cannot be final, metrics failed: ${p.metrics.join(', ')}. Correct them and run report generate again`,
  ),
  'finalize.locked': entry(
    'usage',
    (p: { month: string; file: string }) =>
      `${p.month} 已经定稿，且结果与 ${p.file} 不同。定稿后的数据不再覆盖；确需更正时，请先移走该文件`,
    (p) =>
      `${p.month} is final already and differs from ${p.file}. A final month is not overwritten; move that file away to correct it`,
  ),
} satisfies MessageTable;
