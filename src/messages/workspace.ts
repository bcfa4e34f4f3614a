import { entry, type MessageTable } from './message.ts';

/** What reading the workspace says. */
export const workspaceMessages = {
  'workspace.missing': entry(
    'usage',
    (p: { file: string }) =>
      `找不到工作区配置 ${p.file}。请在工作区文件夹里运行，或用 --workspace 指明文件夹`,
    (p) =>
      `no workspace configuration at ${p.file}. Run inside the workspace folder, or name it with --workspace`,
  ),
  'workspace.unreadable': entry(
    'usage',
    (p: { file: string; reason: string }) => `读不了 ${p.file}：${p.reason}。请检查文件权限`,
    (p) => `cannot read ${p.file}: ${p.reason}. Check the file's permissions`,
  ),
  'workspace.invalid': entry(
    'usage',
    (p: { file: string; count: number }) => `配置 ${p.file} 有 ${p.count} 处需要改正：`,
    (p) => `${p.file} has ${p.count} problem(s) to correct:`,
  ),
} satisfies MessageTable;
