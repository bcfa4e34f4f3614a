import { entry, type MessageTable } from './message.ts';
import { STAGES_ZH, type StageName } from './stages.ts';

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
  'cli.bad_cache': entry(
    'usage',
    (p: { given: string }) => `cache 后面只能写 clear，收到的是「${p.given}」；不写为查看缓存大小`,
    (p) => `cache takes only clear, got "${p.given}"; without it the size is told`,
  ),
  'cli.cache': entry(
    'info',
    (p: { folder: string; entries: number; bytes: number; most: number; isOn: boolean }) =>
      `缓存 ${p.folder}：${p.entries} 份数据表，${megabytes(p.bytes)} MB（上限 ${megabytes(p.most)} MB${p.isOn ? '' : '，已在配置里关闭'}）`,
    (p) =>
      `cache ${p.folder}: tables of ${p.entries} month${p.entries === 1 ? '' : 's'}, ${megabytes(p.bytes)} MB (limit ${megabytes(p.most)} MB${p.isOn ? '' : ', switched off by the configuration'})`,
  ),
  'cli.cache_cleared': entry(
    'info',
    (p: { folder: string; entries: number; bytes: number }) =>
      `已清空缓存 ${p.folder}：${p.entries} 份数据表，${megabytes(p.bytes)} MB`,
    (p) =>
      `cleared the cache ${p.folder}: tables of ${p.entries} month${p.entries === 1 ? '' : 's'}, ${megabytes(p.bytes)} MB`,
  ),
  'cli.bad_month': entry(
    'usage',
    (p: { given: string; example: string }) =>
      `--month 应写成 ${p.example} 这样的月份（--period 还可写 2010-W25、2022-Q1、2010-H1、2021），或 last；收到的是「${p.given}」`,
    (p) =>
      `--month takes a month such as ${p.example} (--period also 2010-W25, 2022-Q1, 2010-H1, 2021), or last; got "${p.given}"`,
  ),
  'cli.clock_behind': entry(
    'warning',
    (p: { today: string; built: string }) =>
      `本机的日期是 ${p.today}，比本程序的构建日期 ${p.built} 还早，一定不对：请校正本机时钟。报告的数字不受影响，催收日期、锁的时间和 last 会错`,
    (p) =>
      `this machine says ${p.today}, which is before the program was built (${p.built}) and cannot be: set its clock right. The report's figures do not depend on it; due days, the age of locks and "last" do`,
  ),
  'cli.clock_unusable': entry(
    'usage',
    (p: { given: string; today: string; built: string }) =>
      `本机的日期是 ${p.today}，比本程序的构建日期 ${p.built} 还早，「${p.given}」会是错的月份，没有生成任何东西。请校正本机时钟，或写明期次，如 --month 2026-09`,
    (p) =>
      `this machine says ${p.today}, which is before the program was built (${p.built}), so that "${p.given}" would be a wrong month; nothing was done. Set the clock right, or name the period, such as --month 2026-09`,
  ),
  'cli.period_ahead': entry(
    'warning',
    (p: { month: string; today: string }) =>
      `${p.month} 还没有开始（本机的日期是 ${p.today}）：请核对 --month 和本机时钟`,
    (p) => `${p.month} has not begun (this machine says ${p.today}): look at --month and the clock`,
  ),
  'cli.period_open': entry(
    'warning',
    (p: { month: string; end: string; today: string }) =>
      `${p.month} 到 ${p.end} 零点才结束，今天是 ${p.today}：数字只到目前，与以前各期整期的数不可比；结束后请重新导出、再生成`,
    (p) =>
      `${p.month} ends with midnight of ${p.end}, and today is ${p.today}: figures are of what there is so far, and do not compare with those of whole periods; export and generate again when it is over`,
  ),
  'cli.history_ahead': entry(
    'warning',
    (p: { months: readonly string[]; today: string }) =>
      `已有结果的 ${p.months.join('、')} 在本机日期 ${p.today} 还没有开始：请核对本机时钟，或移走这些文件。它们不参加比较，也不会被改动`,
    (p) =>
      `results are on file of ${p.months.join(', ')}, which have not begun by this machine's date, ${p.today}: look at the clock, or move these files away. They are neither compared with nor changed`,
  ),
  'cli.two_periods': entry(
    'usage',
    (p: { month: string; period: string }) =>
      `--month 和 --period 是同一个选项，写了两个不同的：「${p.month}」和「${p.period}」`,
    (p) => `--month and --period are one option; got "${p.month}" and "${p.period}"`,
  ),
  'cli.no_such_reports': entry(
    'usage',
    (p: { given: string; examples: readonly string[] }) =>
      `这份报告不按 ${p.given} 这样的期间出；可用的如 ${p.examples.join('、')}`,
    (p) =>
      `this report is not made of a period such as ${p.given}; what can be asked for: ${p.examples.join(', ')}`,
  ),
  'cli.bad_format': entry(
    'usage',
    (p: { given: string; known: readonly string[] }) =>
      `--format 不认识「${p.given}」；可用：${p.known.join('、')}`,
    (p) => `--format does not know "${p.given}"; known: ${p.known.join(', ')}`,
  ),
  'cli.bad_memory': entry(
    'usage',
    (p: { given: string; least: number }) =>
      `--memory 要写整数 MB，至少 ${p.least}，收到的是「${p.given}」`,
    (p) => `--memory takes whole MB, at least ${p.least}, not "${p.given}"`,
  ),
  'cli.profile_stage': entry(
    'info',
    (p: { stage: StageName; seconds: string; megabytes: string }) =>
      `${STAGES_ZH[p.stage]}  ${p.seconds} 秒，至此最多用内存 ${p.megabytes} MB`,
    (p) => `${p.stage}  ${p.seconds} s, most memory so far ${p.megabytes} MB`,
  ),
  'cli.profile_metric': entry(
    'info',
    (p: { metrics: readonly string[]; milliseconds: string }) =>
      `指标 ${p.metrics[0]}${p.metrics.length > 1 ? ` 等 ${p.metrics.length} 项一并` : ''}  ${p.milliseconds} 毫秒`,
    (p) =>
      `metric ${p.metrics[0]}${p.metrics.length > 1 ? ` and ${p.metrics.length - 1} more at once` : ''}  ${p.milliseconds} ms`,
  ),
  'cli.strict_limit': entry(
    'warning',
    (p: { file: string; quarantined: number; records: number }) =>
      `${p.file}：${p.records} 条记录中有 ${p.quarantined} 条待核实，超过限度`,
    (p) => `${p.file}: ${p.quarantined} of ${p.records} records could not be used, over the limit`,
  ),
  'cli.finalized': entry(
    'info',
    (p: { month: string }) =>
      `${p.month} 已定稿，以后各月与它比较。out 里的 PDF 封面还写着草稿，再运行一次 generate --month ${p.month} 就是正式稿`,
    (p) =>
      `${p.month} is final; later months compare with it. The PDF in out still says draft: run generate --month ${p.month} once more for the final one`,
  ),
  'cli.already_final': entry(
    'info',
    (p: { month: string }) => `${p.month} 此前已定稿，结果相同，未改动`,
    (p) => `${p.month} was final already with the same results; nothing changed`,
  ),
  'cli.stage': entry(
    'info',
    (p: { stage: StageName; counts: Readonly<Record<string, number>>; seconds: string }) =>
      `${STAGES_ZH[p.stage]}：${countsIn(p.counts, COUNTS_ZH, '，')}（${p.seconds} 秒）`,
    (p) => `${p.stage}: ${countsIn(p.counts, {}, ', ')} (${p.seconds} s)`,
  ),
  'cli.stage_started': entry(
    'info',
    (p: { stage: StageName }) => `${STAGES_ZH[p.stage]}…`,
    (p) => `${p.stage}…`,
  ),
  'cli.stopping': entry(
    'info',
    (p: { signal: string }) => `收到 ${p.signal}，正在停止`,
    (p) => `${p.signal}: stopping`,
  ),
  'cli.stopped': entry(
    'info',
    (p: { signal: string }) => `${p.signal}：已停止，没有写出任何文件`,
    (p) => `stopped by ${p.signal}; nothing was written`,
  ),
  'cli.stopped_partly': entry(
    'info',
    (p: { signal: string; reports: number }) =>
      `${p.signal}：已停止。此前写好的 ${p.reports} 份报告各自完整，其余的没有改动`,
    (p) =>
      `stopped by ${p.signal}; the ${p.reports} reports written before are whole, the others are as they were`,
  ),
  'cli.bad_time': entry(
    'usage',
    (p: { given: string }) => `--wait-lock 应写成 60s、5m 这样的时间，收到的是「${p.given}」`,
    (p) => `--wait-lock takes a time such as 60s or 5m; got "${p.given}"`,
  ),
  'cli.not_ready': entry(
    'inputs',
    (p: { month: string; missing: readonly string[] }) =>
      `${p.month} 必需的导出还没有到：${p.missing.join('、')}`,
    (p) => `required exports of ${p.month} are not in yet: ${p.missing.join(', ')}`,
  ),
  'cli.bad_for': entry(
    'usage',
    (p: { given: string; known: readonly string[] }) =>
      `--for 不认识「${p.given}」；可用：${p.known.join('、')}`,
    (p) => `--for does not know "${p.given}"; known: ${p.known.join(', ')}`,
  ),
  'cli.no_members': entry(
    'usage',
    (p: { level: string }) => `配置里没有登记${p.level}，--for 没有可做的报告`,
    (p) => `the configuration names no members of "${p.level}", so --for has no report to make`,
  ),
  'cli.no_workspaces': entry(
    'usage',
    (p: { given: string }) =>
      `没有符合「${p.given}」的工作区（含 report.config.yaml 的文件夹）。请核对写法；有 * 时要加引号`,
    (p) =>
      `no workspace (a folder with report.config.yaml) matches "${p.given}"; check it, and put it in quotes where it has a *`,
  ),
  'cli.one_out': entry(
    'usage',
    (p: { count: number }) =>
      `--out 只能用于一个工作区，这里有 ${p.count} 个：它们的结果会互相覆盖。去掉 --out，各自写进自己的 out/`,
    (p) =>
      `--out is for one workspace, and there are ${p.count}: they would overwrite each other; leave it out, and each writes to its own out/`,
  ),
  'cli.report_made': entry(
    'info',
    (p: { report: string; files: number; seconds: string }) =>
      `${p.report}：${p.files} 个文件（${p.seconds} 秒）`,
    (p) => `${p.report}: ${p.files} files (${p.seconds} s)`,
  ),
  'cli.report_failed': entry(
    'warning',
    (p: { report: string; reason: string }) => `${p.report}：没有生成。${p.reason}`,
    (p) => `${p.report}: not made; ${p.reason}`,
  ),
  'cli.reports_made': entry(
    'info',
    (p: { reports: number; failed: number; seconds: string; megabytes: string }) =>
      `共 ${p.reports} 份报告，成功 ${p.reports - p.failed} 份，失败 ${p.failed} 份；${p.seconds} 秒，程序最多用内存 ${p.megabytes} MB`,
    (p) =>
      `${p.reports} reports: ${p.reports - p.failed} made, ${p.failed} failed; ${p.seconds} s, most memory of the program ${p.megabytes} MB`,
  ),
  'cli.summary_heads': entry(
    'info',
    (_: { of: 'report' }) => '报告|结果|文件|秒',
    () => 'report|outcome|files|seconds',
  ),
  'cli.summary_outcome': entry(
    'info',
    (p: { exitCode: number; isMade: boolean }) =>
      p.exitCode === 0 ? '完成' : p.isMade ? `有问题（${p.exitCode}）` : `失败（${p.exitCode}）`,
    (p) =>
      p.exitCode === 0
        ? 'done'
        : p.isMade
          ? `with problems (${p.exitCode})`
          : `failed (${p.exitCode})`,
  ),
  'cli.stopped_late': entry(
    'info',
    (p: { signal: string }) => `收到 ${p.signal} 时文件已经写好，收尾后正常结束`,
    (p) => `${p.signal} came when the files were written already; this run ends as usual`,
  ),
  'cli.not_printed': entry(
    'output',
    (p: { code: string }) =>
      `结果没能写到标准输出（${p.code}）。请检查输出重定向到的磁盘或程序后重试`,
    (p) =>
      `the result could not be written to standard output (${p.code}); check the disk or program that it goes to, and run again`,
  ),
  'cli.paths_not_printed': entry(
    'output',
    (p: { code: string }) =>
      `文件已经写好，但它们的路径没能写到标准输出（${p.code}）。请检查输出重定向到的磁盘或程序`,
    (p) =>
      `the files were written, but their paths could not be printed to standard output (${p.code}); check the disk or program that it goes to`,
  ),
  'cli.folder_gone': {
    kind: 'usage',
    zh: () => '当前文件夹已被删除或移走。请先 cd 到存在的文件夹，或用 --workspace 写出完整路径',
    en: () =>
      'the current folder was deleted or moved; cd to one that exists, or give --workspace as a full path',
  },
  'cli.machine': entry(
    'output',
    (p: { path: string | null; code: string; what: string }) =>
      `系统不让程序做必须的事：${p.what}${p.path === null ? '' : ` ${p.path}`}（${p.code}）。${ADVICE_ZH[p.code] ?? '请检查磁盘、权限和网络盘后重试'}`,
    (p) =>
      `the system refused what the program needs: ${p.what}${p.path === null ? '' : ` ${p.path}`} (${p.code}); ${ADVICE_EN[p.code] ?? 'check disks, permissions and network drives, and try again'}`,
  ),
  'cli.temp_folder': entry(
    'output',
    (p: { folder: string; code: string }) =>
      `临时文件夹 ${p.folder} 不能用（${p.code}）。${ADVICE_ZH[p.code] ?? '请检查它是否存在、是否可写'}，或把环境变量 TMPDIR（Windows 为 TEMP）指到别处`,
    (p) =>
      `the temporary folder ${p.folder} cannot be used (${p.code}); ${ADVICE_EN[p.code] ?? 'check that it exists and can be written'}, or point the variable TMPDIR (TEMP on Windows) elsewhere`,
  ),
} satisfies MessageTable;

const ADVICE_ZH: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘空间或文件数已满，请腾出空间',
  EDQUOT: '配额已满，请腾出空间',
  EROFS: '磁盘是只读的',
  EMFILE: '打开的文件太多，请关掉一些程序或提高限额（ulimit -n）',
  ENFILE: '整台机器打开的文件太多，请关掉一些程序',
  ENOMEM: '内存不足，请关掉一些程序后重试',
  ELOOP: '链接指回了自己，请删去或改正这个链接',
};

const ADVICE_EN: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk has no space or no room for files left; free some',
  EDQUOT: 'the quota is used up; free some space',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open; close programs or raise the limit (ulimit -n)',
  ENFILE: 'too many files are open on this machine; close programs',
  ENOMEM: 'there is too little memory; close programs and try again',
  ELOOP: 'a link leads back to itself; remove or mend it',
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
  comma: string,
): string {
  return Object.entries(counts)
    .map(([name, count]) => `${names[name] ?? name} ${count.toLocaleString('en-US')}`)
    .join(comma);
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
