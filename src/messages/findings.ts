import { entry, type MessageTable } from './message.ts';

/** What checks between figures and the sentences made of findings say. */
export const findingsMessages = {
  'findings.check_error': entry(
    'warning',
    (p: { check: string; reason: string }) =>
      `核对 ${p.check} 没有做成：${p.reason}。其余核对不受影响，请检查 checks.yaml 中这一项的条件`,
    (p) =>
      `check ${p.check} could not be made: ${p.reason}. The others stand; see its conditions in checks.yaml`,
  ),
  'findings.phrase_failed': entry(
    'warning',
    (p: { phrase: string; finding: string; reason: string }) =>
      `句式 ${p.phrase} 用不上（要点 ${p.finding}）：${p.reason}。该要点未写入报告，请改 phrases.yaml`,
    (p) =>
      `phrase ${p.phrase} cannot say ${p.finding}: ${p.reason}. The finding is left out; mend it in phrases.yaml`,
  ),
  'findings.limit_unshown': entry(
    'warning',
    (p: { key: string }) =>
      `${p.key} 未达到考核值，但报告里没有一页显示它：大纲里没有 kpi_board，请加上，或在某一页上列出这个指标`,
    (p) =>
      `${p.key} misses its limit, and no slide shows it: the outline has no kpi_board; add one, or a slide with this metric`,
  ),
} satisfies MessageTable;
