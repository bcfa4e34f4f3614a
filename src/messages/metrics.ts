import { entry, type MessageTable } from './message.ts';
import { type Reason, reasonEn, reasonZh } from './reason.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What computing metrics and reading history say. */
export const metricsMessages = {
  'history.differs_from_final': entry(
    'warning',
    (p: { month: string }) =>
      `${p.month} 已定稿，而按现在的配置和导出算出的结果与定稿不同：封面注明草稿，以后各月仍与定稿比较。要恢复，请改回配置或导出；确要更改定稿，请用 finalize --replace 写明原因`,
    (p) =>
      `${p.month} is final, and the figures by today's configuration and exports differ from it: the cover says draft, and later months still compare with what is final. Change the configuration or exports back; or, if the final figures are to change, finalize with --replace and the reason`,
  ),
  'metrics.failed': entry(
    'warning',
    (p: { metric: string; reason: string }) => `指标 ${p.metric} 计算失败：${p.reason}`,
    (p) => `metric ${p.metric} failed: ${p.reason}`,
  ),
  'metrics.branch_vanished': entry(
    'warning',
    (p: { dataset: string; branch: string; month: string; was: number }) =>
      `${p.dataset}里没有「${p.branch}」的一条记录，${p.month} 至少有 ${p.was} 条：多半是它的导出没有收齐，或名称变了。请核对后重新导出；确实没有时可不理会`,
    (p) =>
      `${p.dataset} has no record of "${p.branch}", and had at least ${p.was} in ${p.month}: its export is probably not there, or its name changed. Look at it and export it again, unless there were none`,
  ),
  'metrics.several_values': entry(
    'warning',
    (p: { metric: string; count: number }) =>
      `指标 ${p.metric} 计算失败：有 ${p.count} 个不同的值，不知以哪个为准`,
    (p) => `metric ${p.metric} failed: ${p.count} different values, and nothing says which holds`,
  ),
  'history.unreadable': entry(
    'usage',
    (p: { file: string; reason: Reason }) =>
      `历史文件 ${p.file} 读不了：${reasonZh(p.reason)}。请用 git 恢复，或删去后重新运行 npx report finalize`,
    (p) =>
      `cannot read history file ${p.file}: ${reasonEn(p.reason)}. Restore it, or delete it and run npx report finalize again`,
  ),
  'history.newer': entry(
    'usage',
    (p: { file: string }) =>
      `历史文件 ${p.file} 是更新版本的程序写的，本版本读不了。请升级程序；不要删除或改动该文件`,
    (p) =>
      `history file ${p.file} was written by a later version of the program, which this one cannot read. Upgrade the program; do not delete or change the file`,
  ),
  'history.definition_changed': entry(
    'warning',
    (p: { metric: string; month: string }) =>
      `指标 ${p.metric} 的口径与 ${p.month} 不同，不作比较；确认仍可比的，在 report.config.yaml 写 comparable（指标、起始月份、原因）`,
    (p) =>
      `the definition of ${p.metric} differs from that of ${p.month}; not compared. If the figures do compare, say so under comparable in report.config.yaml (metrics, month, reason)`,
  ),
  'history.definition_kept': entry(
    'info',
    (p: { month: string; reason: string; names: readonly string[] }) =>
      `${p.names.join('、')}的口径从 ${p.month} 起有变，按 comparable 的说明（${p.reason}）仍与以前各期比较，报告里注明`,
    (p) =>
      `${p.names.join(', ')}: defined otherwise from ${p.month} on, and compared with earlier periods as comparable says (${p.reason}); the report notes it`,
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
  'history.other_organization': entry(
    'warning',
    (p: { file: string; other: string; expected: string }) =>
      `历史文件 ${p.file} 是「${p.other}」的，本报告是「${p.expected}」的，没有拿来比较。如果是同一单位改了名，请在 report.config.yaml 的 organization 里写 former_names: [${p.other}]，否则请移走该文件`,
    (p) =>
      `history file ${p.file} is of "${p.other}", this report of "${p.expected}": it is not compared with. If the organisation was renamed, write former_names: [${p.other}] under organization in report.config.yaml, else move the file away`,
  ),
  'history.no_plain_file': entry(
    'usage',
    (p: { file: string }) =>
      `历史文件 ${p.file} 不是普通文件（是文件夹、管道、套接字或设备），没有读。请移走它`,
    (p) =>
      `history file ${p.file} is a folder, pipe, socket or device; it was not read. Move it away`,
  ),
  'history.too_large': entry(
    'usage',
    (p: { file: string }) =>
      `历史文件 ${p.file} 大得不合理（超过 64 MB），没有读。请用 git 恢复，或删去后重新运行 npx report finalize`,
    (p) =>
      `history file ${p.file} is unreasonably large (over 64 MB) and was not read. Restore it, or delete it and run npx report finalize again`,
  ),
  'history.outside': entry(
    'usage',
    (p: { file: string }) =>
      `历史文件 ${p.file} 是指向工作区之外的链接，没有读。请把文件本身放进来，或把所指的文件夹写进 allow_paths`,
    (p) =>
      `history file ${p.file} is a link that leads out of the workspace and was not read. Put the file itself there, or list the folder that it leads to in allow_paths`,
  ),
  'finalize.unfit_set': entry(
    'usage',
    (p: { month: string; folder: string }) =>
      `${p.folder} 里的文件不是同一次运行的原样，${p.month} 没有定稿。请重新运行 npx report generate --month ${p.month}；要保留改过的文件，请先另存到别处`,
    (p) =>
      `the files in ${p.folder} are not one run as it was written; ${p.month} was not made final. Run npx report generate --month ${p.month} again; save changed files elsewhere first if you want to keep them`,
  ),
  'finalize.no_record': entry(
    'usage',
    (p: { file: string }) => `${p.file} 没有、读不了或不是本月的`,
    (p) => `${p.file} is absent, cannot be read or is of another month`,
  ),
  'finalize.changed_file': entry(
    'usage',
    (p: { file: string }) => `${p.file} 与 run.json 记录的不同`,
    (p) => `${p.file} differs from what run.json tells of it`,
  ),
  'finalize.lacking_file': entry(
    'usage',
    (p: { file: string }) => `${p.file} 不见了`,
    (p) => `${p.file} is gone`,
  ),
  'finalize.unlisted_file': entry(
    'usage',
    (p: { file: string }) => `run.json 里没有 ${p.file}，是另一次运行的`,
    (p) => `run.json does not list ${p.file}: it is of another run`,
  ),
  'finalize.no_draft': entry(
    'usage',
    (p: { month: string; file: string }) =>
      `${p.month} 还没有可定稿的结果（${p.file}）。请先运行 npx report generate --month ${p.month}`,
    (p) =>
      `nothing to finalize for ${p.month} (${p.file}). Run npx report generate --month ${p.month} first`,
  ),
  'finalize.failed_metrics': entry(
    'usage',
    (p: { month: string; metrics: readonly string[] }) =>
      `${p.month} 有指标计算失败，不能定稿：${p.metrics.join('、')}。请先改正，再运行 npx report generate`,
    (p) =>
      `${p.month} cannot be final, metrics failed: ${p.metrics.join(', ')}. Correct them and run npx report generate again`,
  ),
  'finalize.other_organization': entry(
    'usage',
    (p: { month: string; organization: string }) =>
      `${p.month} 的草稿是「${p.organization}」的，不是本工作区的单位，不能定稿。请先重新运行 npx report generate；单位改过名的，请在 organization 里写 former_names`,
    (p) =>
      `the draft of ${p.month} is that of "${p.organization}", not of this workspace's organisation, and cannot be final; run npx report generate again, or name it in former_names of organization`,
  ),
  'finalize.not_over': entry(
    'warning',
    (p: { month: string; end: string; today: string }) =>
      `${p.month} 到 ${p.end} 零点才结束，今天是 ${p.today}：之后来的记录会让定稿的数字对不上，到时要用 finalize --replace 更正`,
    (p) =>
      `${p.month} ends with midnight of ${p.end}, and today is ${p.today}: what still comes will differ from what is final, to be corrected with finalize --replace`,
  ),
  'finalize.sources_unkept': entry(
    'warning',
    (p: { month: string; file: string }) =>
      `${p.month} 的定稿已经写好，完整地在原处；记录它由哪些导出算出的 ${p.file} 没写成，再运行一次 finalize 会补上`,
    (p) =>
      `${p.month} is final and its file whole; ${p.file}, which keeps of which exports it was made, could not be written: run finalize again to write it`,
  ),
  'finalize.no_reason': entry(
    'usage',
    (_: Record<never, never>) => '--replace 要写明更正的原因，如 --replace "6月障碍单补交"',
    () => '--replace takes the reason of the correction, such as --replace "late tickets of June"',
  ),
  'finalize.figure_changed': entry(
    'info',
    (p: { name: string; was: string; is: string }) => `${p.name}：${p.was} → ${p.is}`,
    (p) => `${p.name}: ${p.was} → ${p.is} now`,
  ),
  'finalize.definition_changed': entry(
    'info',
    (p: Named) => `${p.name}（${p.id}）：口径变了，与以前各月不再相比`,
    (p) =>
      `${p.name} (${p.id}): its definition changed; it is no longer compared with earlier months`,
  ),
  'finalize.metric_added': entry(
    'info',
    (p: Named) => `${p.name}（${p.id}）：原来没有这个指标`,
    (p) => `${p.name} (${p.id}): was not there before`,
  ),
  'finalize.metric_gone': entry(
    'info',
    (p: Named) => `${p.name}（${p.id}）：现在没有这个指标`,
    (p) => `${p.name} (${p.id}): is no longer there`,
  ),
  'finalize.more_changes': entry(
    'info',
    (p: { count: number }) => `还有 ${p.count} 个数不同`,
    (p) => `${p.count} more figures differ`,
  ),
  'finalize.replaced': entry(
    'info',
    (p: { month: string; file: string; reason: string }) =>
      `${p.month} 的定稿已更正（${p.reason}），原来的文件留在 ${p.file}。以后各月与更正后的数比较；已经定稿的以后各月不变。改动如下：`,
    (p) =>
      `what was final of ${p.month} is corrected (${p.reason}); the earlier file is kept as ${p.file}. Later months compare with the corrected figures; those already final stay as they are. What changed:`,
  ),
  'finalize.locked': entry(
    'usage',
    (p: { month: string; file: string }) =>
      `${p.month} 已经定稿，且结果与 ${p.file} 不同。定稿后的数据不再覆盖；确需更正的，运行 npx report finalize --month ${p.month} --replace "更正的原因"，原来的文件会留着。改动如下：`,
    (p) =>
      `${p.month} is final already and differs from ${p.file}. A final month is not overwritten; to correct it run npx report finalize --month ${p.month} --replace "why", and the earlier file is kept. What changed:`,
  ),
} satisfies MessageTable;
