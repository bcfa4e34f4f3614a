import { entry, type MessageTable } from './message.ts';
import { type Reason, reasonEn, reasonZh } from './reason.ts';

/** What is wrong with a place, by the system's code for it. */
const BAD_PLACES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  ELOOP: {
    zh: '是指回自己的链接，请删去或改正',
    en: 'is a link that leads back to itself; remove or mend it',
  },
  ENOENT: {
    zh: '是失效的链接，所指的位置不存在：请删去它，或恢复它所指的位置',
    en: 'is a link that leads nowhere; remove it, or bring back what it leads to',
  },
  ENOTDIR: {
    zh: '不是文件夹，而是文件、管道、套接字或设备：请移走或改名，再建文件夹',
    en: 'is no folder but a file, pipe, socket or device; move it away or rename it, and make a folder',
  },
};

/** What reading the workspace says. */
export const workspaceMessages = {
  'workspace.no_such_pack': entry(
    'usage',
    (p: { pack: string; known: readonly string[] }) =>
      `这个工作区没有用模板「${p.pack}」；配置里的 pack 是 ${p.known.join('、')}`,
    (p) => `this workspace has no pack "${p.pack}"; its configuration names ${p.known.join(', ')}`,
  ),
  'workspace.missing': entry(
    'usage',
    (p: { file: string }) =>
      `找不到工作区配置 ${p.file}。请在工作区文件夹里运行，或用 --workspace 指明文件夹`,
    (p) =>
      `no workspace configuration at ${p.file}. Run inside the workspace folder, or name it with --workspace`,
  ),
  'workspace.unreadable': entry(
    'usage',
    (p: { file: string; reason: Reason }) =>
      `读不了 ${p.file}：${reasonZh(p.reason)}。请检查文件权限`,
    (p) => `cannot read ${p.file}: ${reasonEn(p.reason)}. Check the file's permissions`,
  ),
  'workspace.outside': entry(
    'usage',
    (p: { path: string }) =>
      `${p.path} 是指向工作区之外的链接，没有读取。请把文件夹本身放进来，或在 report.config.yaml 的 allow_paths 里列出所指的文件夹`,
    (p) =>
      `${p.path} is a link that leads out of the workspace and was not read; put the folder itself here, or list where it leads in allow_paths of report.config.yaml`,
  ),
  'workspace.invalid': entry(
    'usage',
    (p: { file: string; count: number }) => `配置 ${p.file} 有 ${p.count} 处需要改正：`,
    (p) => `${p.file} has ${p.count} problem(s) to correct:`,
  ),
  'workspace.bad_place': entry(
    'usage',
    (p: { path: string; code: string }) =>
      `${p.path} ${BAD_PLACES[p.code]?.zh ?? unseen(p.code).zh}`,
    (p) => `${p.path} ${BAD_PLACES[p.code]?.en ?? unseen(p.code).en}`,
  ),
} satisfies MessageTable;

function unseen(code: string): { readonly zh: string; readonly en: string } {
  return {
    zh: `不能查看（${code}），请检查权限和网络盘`,
    en: `cannot be looked at (${code}); check permissions and network drives`,
  };
}
