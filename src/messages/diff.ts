import { entry, type MessageTable } from './message.ts';

const FIELDS_ZH: Readonly<Record<string, string>> = {
  month: '月份',
  pack: '报告模板',
  organization: '单位',
  member: '下属单位',
};

const CLASSES_ZH: Readonly<Record<string, string>> = {
  records: '记录',
  title: '标题行',
  header: '表头行',
  total: '合计行',
  footer: '表尾行',
  blank: '空行',
  quarantined: '待核实',
  duplicate: '重复',
  superseded: '被取代',
  otherMonth: '他月',
  corrected: '更正后采用',
  accepted: '采用',
};

/** What `report diff` says. */
export const diffMessages = {
  'diff.missing': entry(
    'usage',
    (p: { path: string }) => `没有 ${p.path}。要写两个结果：报告的文件夹，或其中的 metrics.json`,
    (p) => `there is no ${p.path}; name two results: folders of reports, or their metrics.json`,
  ),
  'diff.unreadable': entry(
    'usage',
    (p: { file: string; reason: string }) => `${p.file} 不是本程序的结果，或已损坏（${p.reason}）`,
    (p) => `${p.file} is no result of this program, or damaged (${p.reason})`,
  ),
  'diff.same': entry(
    'info',
    (_: undefined) => '两个结果相同',
    () => 'the two results are the same',
  ),
  'diff.summary': entry(
    'info',
    (p: { metrics: number; figures: number; verdicts: number }) =>
      `${p.metrics} 个指标的 ${p.figures} 个数值不同，${p.verdicts} 个考核结论变了`,
    (p) => `${p.figures} figures of ${p.metrics} metrics differ, ${p.verdicts} verdicts are others`,
  ),
  'diff.frame': entry(
    'info',
    (p: { field: string; was: string; is: string }) =>
      `${FIELDS_ZH[p.field] ?? p.field}不同：${p.was === '' ? '（无）' : p.was} → ${p.is === '' ? '（无）' : p.is}`,
    (p) =>
      `another ${p.field}: ${p.was === '' ? '(none)' : p.was} → ${p.is === '' ? '(none)' : p.is}`,
  ),
  'diff.gone': entry(
    'info',
    (p: { id: string; name: string }) => `- ${p.name}（${p.id}）：只有旧的有`,
    (p) => `- ${p.name} (${p.id}): only the old one has it`,
  ),
  'diff.added': entry(
    'info',
    (p: { id: string; name: string }) => `+ ${p.name}（${p.id}）：只有新的有`,
    (p) => `+ ${p.name} (${p.id}): only the new one has it`,
  ),
  'diff.metric': entry(
    'info',
    (p: { id: string; name: string; isRedefined: boolean }) =>
      `${p.name}（${p.id}）${p.isRedefined ? '：口径变了，数值不可比' : ''}`,
    (p) =>
      `${p.name} (${p.id})${p.isRedefined ? ': defined otherwise, so that its figures do not compare' : ''}`,
  ),
  'diff.figure': entry(
    'info',
    (p: {
      members: readonly string[];
      was: string;
      is: string;
      difference: string | null;
      isPercent: boolean;
      parts: string | null;
    }) =>
      `${p.members.length === 0 ? '合计' : p.members.join('、')}：${p.was} → ${p.is}${p.difference === null ? '' : `（${p.difference}${p.isPercent ? '个百分点' : ''}）`}${p.parts === null ? '' : `，${p.parts}`}`,
    (p) =>
      `${p.members.length === 0 ? 'total' : p.members.join(', ')}: ${p.was} → ${p.is}${p.difference === null ? '' : ` (${p.difference}${p.isPercent ? ' points' : ''})`}${p.parts === null ? '' : `, ${p.parts}`}`,
  ),
  'diff.verdict': entry(
    'info',
    (p: { setBy: string; comparator: string; limit: number; met: boolean | null }) =>
      `${p.setBy}考核 ${p.comparator} ${p.limit}：现在${p.met === null ? '没有结论' : p.met ? '达标' : '未达标'}`,
    (p) =>
      `limit of ${p.setBy} ${p.comparator} ${p.limit}: now ${p.met === null ? 'not judged' : p.met ? 'met' : 'missed'}`,
  ),
  'diff.more': entry(
    'info',
    (p: { count: number }) => `……另有 ${p.count} 个（--all 全部列出）`,
    (p) => `… and ${p.count} more (--all lists them)`,
  ),
  'diff.no_exports': entry(
    'info',
    (_: undefined) => '没有比较导出文件：两边都要有 quality.json',
    () => 'exports are not compared: that takes a quality.json on both sides',
  ),
  'diff.export_added': entry(
    'info',
    (p: { path: string; records: number }) => `+ ${p.path}：只有新的用了它（${p.records} 条记录）`,
    (p) => `+ ${p.path}: only the new one read it (${p.records} records)`,
  ),
  'diff.export_gone': entry(
    'info',
    (p: { path: string; records: number }) => `- ${p.path}：只有旧的用了它（${p.records} 条记录）`,
    (p) => `- ${p.path}: only the old one read it (${p.records} records)`,
  ),
  'diff.export_changed': entry(
    'info',
    (p: {
      path: string;
      changes: readonly { readonly name: string; readonly was: number; readonly is: number }[];
    }) =>
      `${p.path}：${p.changes.length === 0 ? '内容变了，行数相同' : p.changes.map((one) => `${CLASSES_ZH[one.name] ?? one.name} ${one.was} → ${one.is}`).join('，')}`,
    (p) =>
      `${p.path}: ${p.changes.length === 0 ? 'another content with as many rows' : p.changes.map((one) => `${one.name} ${one.was} → ${one.is}`).join(', ')}`,
  ),
} satisfies MessageTable;
