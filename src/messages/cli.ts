import { entry, type MessageTable } from './message.ts';

/** What the command line itself says. */
export const cliMessages = {
  'cli.internal': entry(
    'internal',
    (p: { text: string }) => `程序内部错误：${p.text}。加 --debug 可看详细信息`,
    (p) => `internal error: ${p.text}; run again with --debug for details`,
  ),
  'cli.cleanup_failed': entry(
    'output',
    (p: { reasons: readonly string[] }) =>
      `运行结束时有临时文件或锁没有清理掉：${p.reasons.join('；')}。请检查磁盘和权限，已写出的文件不受影响`,
    (p) =>
      `temporary files or the lock could not be cleaned up: ${p.reasons.join('; ')}; check disk and permissions, files already written are not affected`,
  ),
  'cli.browser_error': entry(
    'output',
    (p: { text: string }) =>
      `浏览器中途出错：${p.text}。机器过忙或内存不足时会这样，请稍后重试；仍失败请带 --debug 运行`,
    (p) =>
      `the browser failed on the way: ${p.text}; a busy machine or too little memory does that, so try again later, then run with --debug`,
  ),
  'cli.bad_usage': entry(
    'usage',
    (p: { text: string }) => `命令写法有误：${p.text}。用 report --help 查看用法`,
    (p) => `${p.text}. See report --help`,
  ),
  'cli.unknown_command': entry(
    'usage',
    (p: { name: string }) => `没有「${p.name}」这个命令。用 report --help 查看有哪些命令`,
    (p) => `no command "${p.name}". See report --help`,
  ),
  'cli.unknown_option': entry(
    'usage',
    (p: { name: string }) => `没有「${p.name}」这个选项。用 report --help 查看用法`,
    (p) => `no option "${p.name}". See report --help`,
  ),
  'cli.option_missing': entry(
    'usage',
    (p: { name: string }) => `缺少必须的选项 ${p.name}，例如 --month 2009-07`,
    (p) => `the option ${p.name} is needed, such as --month 2009-07`,
  ),
  'cli.bad_choice': entry(
    'usage',
    (p: { name: string; given: string; known: readonly string[] }) =>
      `选项 ${p.name} 不能是「${p.given}」；可用：${p.known.join('、')}`,
    (p) => `the option ${p.name} cannot be "${p.given}"; known: ${p.known.join(', ')}`,
  ),
  'cli.option_without_value': entry(
    'usage',
    (p: { name: string }) => `选项 ${p.name} 后面要写值。用 report --help 查看用法`,
    (p) => `the option ${p.name} needs a value. See report --help`,
  ),
  'cli.bad_month': entry(
    'usage',
    (p: { given: string }) => `--month 应写成 2009-07 这样的月份，或 last；收到的是「${p.given}」`,
    (p) => `--month takes a month such as 2009-07, or last; got "${p.given}"`,
  ),
  'cli.bad_format': entry(
    'usage',
    (p: { given: string; known: readonly string[] }) =>
      `--format 不认识「${p.given}」；可用：${p.known.join('、')}`,
    (p) => `--format does not know "${p.given}"; known: ${p.known.join(', ')}`,
  ),
  'cli.strict_limit': entry(
    'warning',
    (p: { file: string; quarantined: number; records: number }) =>
      `${p.file}：${p.records} 条记录中有 ${p.quarantined} 条待核实，超过限度`,
    (p) => `${p.file}: ${p.quarantined} of ${p.records} records could not be used, over the limit`,
  ),
  'cli.finalized': entry(
    'info',
    (p: { month: string }) => `${p.month} 已定稿`,
    (p) => `${p.month} is final`,
  ),
  'cli.already_final': entry(
    'info',
    (p: { month: string }) => `${p.month} 此前已定稿，结果相同，未改动`,
    (p) => `${p.month} was final already with the same results; nothing changed`,
  ),
  'cli.stage': entry(
    'info',
    (p: { stage: string; counts: Readonly<Record<string, number>>; seconds: string }) =>
      `${STAGES_ZH[p.stage] ?? p.stage}：${countsIn(p.counts, COUNTS_ZH)}（${p.seconds} 秒）`,
    (p) => `${p.stage}: ${countsIn(p.counts, {})} (${p.seconds} s)`,
  ),
  'cli.stage_started': entry(
    'info',
    (p: { stage: string }) => `${STAGES_ZH[p.stage] ?? p.stage}…`,
    (p) => `${p.stage}…`,
  ),
  'cli.stopped': entry(
    'info',
    (p: { signal: string }) => `收到 ${p.signal}，已停止，没有写出任何文件`,
    (p) => `stopped by ${p.signal}; nothing was written`,
  ),
} satisfies MessageTable;

const STAGES_ZH: Readonly<Record<string, string>> = {
  workspace: '读取配置',
  ingest: '读入数据',
  metrics: '计算指标',
  findings: '提取要点',
  document: '编排报告',
  deck: '生成 PDF',
  render: '生成工作簿',
  write: '写出文件',
};

const COUNTS_ZH: Readonly<Record<string, string>> = {
  files: '文件',
  records: '记录',
  accepted: '采用',
  corrected: '更正后采用',
  quarantined: '待核实',
  metrics: '指标',
  results: '结果',
  slides: '页',
  bytes: '字节',
  findings: '要点',
  checks: '核对',
};

function countsIn(
  counts: Readonly<Record<string, number>>,
  names: Readonly<Record<string, string>>,
): string {
  return Object.entries(counts)
    .map(([name, count]) => `${names[name] ?? name} ${count.toLocaleString('en-US')}`)
    .join('，');
}
