import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fault } from '../messages/fault.ts';
import { CONFIG_FILE, loadWorkspace } from '../workspace/load-workspace.ts';
import type { Month } from '../workspace/types.ts';

const NOTES = `这里放人写的材料，每月一个文件夹，如 notes/2009-07/：

  亮点-渠道.md        服务工作亮点
  TOP项目-退单.md     TOP 项目
  评语.md             各页的评语
  案例-录入差错.md    典型案例
  措施.csv            问题与措施
  计划.csv            下月计划

各种材料的写法见程序的 docs/notes.md。没有材料也能出报告，相应的页不出现。
本文件只是说明，程序不读。
`;

/** A configuration is tried in a folder of its own before any file of the workspace is made; faults as in {@link loadWorkspace}. */
export async function tryConfig(text: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'service-report-'));
  try {
    await writeFile(join(folder, CONFIG_FILE), text);
    loadWorkspace({ folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Makes the folders of a workspace and its configuration, and gives the configuration's path. Nothing that is there is
 * overwritten: an existing configuration is the fault `init.exists`.
 */
export async function writeWorkspace(folder: string, text: string, month: Month): Promise<string> {
  const file = join(folder, CONFIG_FILE);
  for (const part of [join('inputs', month), 'notes', 'history'])
    await mkdir(join(folder, part), { recursive: true });
  await newFile(file, text).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'EEXIST' ? fault('init.exists', { file }, { cause }) : cause;
  });
  await newFile(join(folder, 'notes', '说明.txt'), NOTES).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw cause;
  });
  return file;
}

async function newFile(file: string, text: string): Promise<void> {
  await writeFile(file, text, { flag: 'wx', mode: 0o600 });
}
