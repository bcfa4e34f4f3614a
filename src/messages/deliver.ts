import { entry, type MessageTable } from './message.ts';

interface Told {
  readonly title: string;
  readonly told: readonly string[];
  readonly link: string | null;
}

/** What sending reports says, and what the messages themselves say. */
export const deliverMessages = {
  'deliver.not_configured': entry(
    'usage',
    (p: { file: string }) =>
      `${p.file} 里没有 deliver，不知道发给谁。请写明 smtp 和 to（见 docs/unattended.md）`,
    (p) =>
      `${p.file} has no deliver:, so nobody is known to send to; write smtp and to (docs/unattended.md)`,
  ),
  'deliver.no_report': entry(
    'inputs',
    (p: { folder: string }) => `${p.folder} 里没有报告，没有可发的。请先运行 report generate`,
    (p) => `there is no report in ${p.folder} to send; run report generate first`,
  ),
  'deliver.with_faults': entry(
    'inputs',
    (p: { folder: string; exitCode: number }) =>
      `${p.folder} 的报告生成时有问题（状态 ${p.exitCode}），不发。请按它的提示改好，重新生成`,
    (p) =>
      `the report in ${p.folder} was made with faults (exit code ${p.exitCode}) and is not sent; mend what it told and generate it again`,
  ),
  'deliver.changed': entry(
    'inputs',
    (p: { file: string }) =>
      `${p.file} 与生成时不是同一个文件（被改过或缺了），整套不发。请重新生成`,
    (p) =>
      `${p.file} is not the file that the run wrote (changed or gone), so nothing of the set is sent; generate it again`,
  ),
  'deliver.unreadable': entry(
    'inputs',
    (p: { file: string; reason: string }) => `${p.file} 读不出来：${p.reason}。请重新生成`,
    (p) => `${p.file} cannot be read: ${p.reason}; generate the report again`,
  ),
  'deliver.old_run': entry(
    'inputs',
    (p: { file: string }) => `${p.file} 是旧版程序写的，缺少发送要用的内容。请重新生成报告`,
    (p) =>
      `${p.file} was written by an earlier version and lacks what sending needs; generate the report again`,
  ),
  'deliver.bad_record': entry(
    'inputs',
    (p: { file: string }) =>
      `${p.file}（发送记录）已损坏，不知道发过什么，为免重复没有发。请查清后删去它再运行`,
    (p) =>
      `${p.file}, the record of what was sent, is damaged; nothing is sent, so that nothing is sent twice. Find out what was, delete the file and run again`,
  ),
  'deliver.no_variable': entry(
    'usage',
    (p: { name: string }) => `环境变量 ${p.name} 没有设，机器人的地址或密钥要写在里面`,
    (p) =>
      `the environment variable ${p.name} is not set; the robot's address or secret belongs there`,
  ),
  'deliver.bad_address': entry(
    'usage',
    (p: { name: string }) => `环境变量 ${p.name} 不是 http 或 https 地址`,
    (p) => `the environment variable ${p.name} is no http or https address`,
  ),
  'deliver.auth': entry(
    'output',
    (p: { host: string; user: string; password: string }) =>
      `邮件服务器 ${p.host} 不认用户名或密码。请核对环境变量 ${p.user} 和 ${p.password}（有的邮箱要用授权码）`,
    (p) =>
      `the mail server ${p.host} does not accept user or password; check the variables ${p.user} and ${p.password} (some services want an app password)`,
  ),
  'deliver.tls': entry(
    'output',
    (p: { host: string }) =>
      `与邮件服务器 ${p.host} 建不起加密连接。请核对 deliver.smtp 的 security（tls、starttls）和端口`,
    (p) =>
      `no encrypted connection to the mail server ${p.host}; check security (tls, starttls) and port of deliver.smtp`,
  ),
  'deliver.unreachable': entry(
    'output',
    (p: { host: string; code: string }) =>
      `连不上 ${p.host}（${p.code}），什么也没有发出。请检查地址、端口和网络`,
    (p) =>
      `${p.host} cannot be reached (${p.code}) and nothing was sent; check address, port and network`,
  ),
  'deliver.busy': entry(
    'output',
    (p: { host: string; reply: string }) => `${p.host} 现在不收：${p.reply}`,
    (p) => `${p.host} takes nothing now: ${p.reply}`,
  ),
  'deliver.cut_off': entry(
    'output',
    (p: { host: string; code: string }) =>
      `发到一半与 ${p.host} 断了（${p.code}），不知道收到没有。请向收件人核实；没收到就加 --again 再发`,
    (p) =>
      `${p.host} fell silent on the way (${p.code}), so nobody knows whether it arrived; ask who should have it, and send with --again if not`,
  ),
  'deliver.rejected': entry(
    'output',
    (p: { to: string; reply: string }) => `服务器拒收给 ${p.to} 的邮件：${p.reply}`,
    (p) => `the server refused the mail to ${p.to}: ${p.reply}`,
  ),
  'deliver.robot_refused': entry(
    'output',
    (p: { host: string; reply: string }) =>
      `${p.host} 的机器人没有接受：${p.reply}。请核对地址、加签密钥和关键词`,
    (p) =>
      `the robot at ${p.host} did not accept it: ${p.reply}; check address, secret and keywords`,
  ),
  'deliver.nobody': entry(
    'warning',
    (p: { report: string }) => `${p.report}：deliver.to 里没有人要这份报告，没有发`,
    (p) => `${p.report}: nobody in deliver.to is to have it, so it was not sent`,
  ),
  'deliver.sent': entry(
    'info',
    (p: { to: string; files: readonly string[] }) =>
      `已发给 ${p.to}${p.files.length === 0 ? '' : `：${p.files.join('、')}`}`,
    (p) => `sent to ${p.to}${p.files.length === 0 ? '' : `: ${p.files.join(', ')}`}`,
  ),
  'deliver.sent_before': entry(
    'info',
    (p: { to: string }) => `${p.to} 此前已收到同样的内容，不再发（要再发加 --again）`,
    (p) => `${p.to} has had the same before and gets no second one (--again sends it)`,
  ),
  'deliver.would_send': entry(
    'info',
    (p: { to: string; files: readonly string[] }) =>
      `试运行，不发：${p.to}${p.files.length === 0 ? '' : `，附 ${p.files.join('、')}`}`,
    (p) =>
      `dry run, not sent: ${p.to}${p.files.length === 0 ? '' : `, with ${p.files.join(', ')}`}`,
  ),
  'deliver.unknown': entry(
    'warning',
    (p: { to: string }) =>
      `给 ${p.to} 的上一次发送没有结果（中途断了），为免重复没有发。请核实，没收到就加 --again`,
    (p) =>
      `the last sending to ${p.to} broke off, so nobody knows whether it arrived; not sent again unless told by --again`,
  ),
  'deliver.text': entry(
    'info',
    (p: Told) =>
      [
        `${p.title}已生成，见附件。`,
        ...(p.told.length === 0
          ? []
          : ['', '要点：', ...p.told.map((one, at) => `${at + 1}. ${one}`)]),
        ...(p.link === null ? [] : ['', `文件也在：${p.link}`]),
      ].join('\n'),
    (p) =>
      [
        `${p.title}: see the files.`,
        ...(p.told.length === 0
          ? []
          : ['', 'Findings:', ...p.told.map((one, at) => `${at + 1}. ${one}`)]),
        ...(p.link === null ? [] : ['', `Also at: ${p.link}`]),
      ].join('\n'),
  ),
  'deliver.robot_text': entry(
    'info',
    (p: Told) =>
      [
        `### ${p.title}`,
        '',
        ...p.told.map((one) => `- ${one}`),
        ...(p.link === null ? [] : ['', `文件：${p.link}`]),
      ].join('\n'),
    (p) =>
      [
        `### ${p.title}`,
        '',
        ...p.told.map((one) => `- ${one}`),
        ...(p.link === null ? [] : ['', `Files: ${p.link}`]),
      ].join('\n'),
  ),
} satisfies MessageTable;
