import type { MessageTable } from './message.ts';

/** Where else a command can be told to write: its `--out`, the folder that it names, or nowhere. */
export type Elsewhere = 'out' | 'folder' | 'nowhere';

interface Holder {
  readonly month: string;
  readonly pid: string;
  readonly host: string;
  readonly since: string;
  readonly minutes: number | null;
  /** It began after now: one of both clocks is off. */
  readonly isAhead: boolean;
  readonly path: string;
}

interface Words {
  readonly zh: string;
  readonly en: string;
}

const ANOTHER: Readonly<Record<Elsewhere, Words>> = {
  out: { zh: '，或用 --out 换一个目录', en: ', or choose another with --out' },
  folder: { zh: '，或换一个文件夹', en: ', or name another folder' },
  nowhere: { zh: '', en: '' },
};

/** What stands in the way of a write, by the system's code for it. */
const WHY_NOT: Readonly<Record<string, Words>> = {
  ENOTDIR: {
    zh: '它或它上面的一级不是文件夹，而是文件、管道、套接字或设备：请移走或改名',
    en: 'it, or what it lies in, is no folder but a file, pipe, socket or device: move that away or rename it',
  },
  EISDIR: {
    zh: '那里是一个文件夹，不是文件：请移走或改名',
    en: 'a folder stands there, and no file: move it away or rename it',
  },
};

function whyNot(code: string): Words {
  return (
    WHY_NOT[code] ?? {
      zh: '请检查目录是否存在、是否只读、本用户是否有写权限',
      en: 'check that the folder exists, is not read-only and is yours to write',
    }
  );
}

const ANOTHER_DISK: Readonly<Record<Elsewhere, Words>> = {
  out: { zh: '，或用 --out 换一个磁盘', en: ', or choose another disk with --out' },
  folder: { zh: '，或在另一个磁盘上建工作区', en: ', or make the workspace on another disk' },
  nowhere: { zh: '', en: '' },
};

/** What the writing of files says. */
export const outputMessages = {
  'output.not_writable': {
    kind: 'output',
    zh: (p: { path: string; code: string; elsewhere: Elsewhere }) =>
      `不能写入 ${p.path}（${p.code}）。${whyNot(p.code).zh}${ANOTHER[p.elsewhere].zh}`,
    en: (p: { path: string; code: string; elsewhere: Elsewhere }) =>
      `cannot write to ${p.path} (${p.code}); ${whyNot(p.code).en}${ANOTHER[p.elsewhere].en}`,
  },
  'output.disk_full': {
    kind: 'output',
    zh: (p: { path: string; elsewhere: Elsewhere }) =>
      `磁盘空间或配额不足，未能写入 ${p.path}，原有文件未改动。请腾出空间${ANOTHER_DISK[p.elsewhere].zh}`,
    en: (p: { path: string; elsewhere: Elsewhere }) =>
      `the disk or quota is full; ${p.path} was not written and earlier files are untouched; free some space${ANOTHER_DISK[p.elsewhere].en}`,
  },
  'output.in_use': {
    kind: 'output',
    zh: (p: { path: string }) =>
      `${p.path} 正被其他程序占用，原有文件未改动。请关闭打开它的程序（如 Excel、PDF 阅读器）后重试`,
    en: (p: { path: string }) =>
      `${p.path} is in use by another program and earlier files are untouched; close the program that has it open (Excel, a PDF reader) and try again`,
  },
  'output.write_failed': {
    kind: 'output',
    zh: (p: { path: string; code: string }) =>
      `写入 ${p.path} 失败（${p.code}），原有文件未改动。请检查磁盘或网络盘后重试`,
    en: (p: { path: string; code: string }) =>
      `writing ${p.path} failed (${p.code}) and earlier files are untouched; check the disk or network drive and try again`,
  },
  'output.formats_gone': {
    kind: 'warning',
    zh: (p: { path: string; reports: readonly string[] }) =>
      `${p.path} 里上一次的 ${p.reports.join('、')} 已删去：这次没有要这几种格式，留着就与这次的数不是一套。需要的话不加 --format 再生成一次`,
    en: (p: { path: string; reports: readonly string[] }) =>
      `${p.reports.join(', ')} of the run before are gone from ${p.path}: this run was not asked for them, and they would be of another set. Generate again without --format to have them`,
  },
  'output.half_way': {
    kind: 'output',
    zh: (p: { path: string; folder: string; code: string }) =>
      `新文件没能放进 ${p.path}，原有文件也没能放回去（${p.code}）：它们完整地在 ${p.folder}。请检查磁盘或网络盘；再运行一次会先把它们放回原处`,
    en: (p: { path: string; folder: string; code: string }) =>
      `the new files could not take their place in ${p.path}, nor could the earlier ones be put back (${p.code}): they are whole in ${p.folder}; check the disk or network drive, and the next run puts them back first`,
  },
  'output.not_flushed': {
    kind: 'output',
    zh: (p: { path: string; folder: string; code: string }) =>
      `新文件已在 ${p.path}，但系统没能确认写到了磁盘上（${p.code}）；原有文件暂存在 ${p.folder}。请检查磁盘后重新运行`,
    en: (p: { path: string; folder: string; code: string }) =>
      `the new files are in ${p.path}, but the system could not confirm that they are on the disk (${p.code}); the earlier ones are in ${p.folder}; check the disk and run again`,
  },
  'output.file_not_flushed': {
    kind: 'output',
    zh: (p: { path: string; code: string }) =>
      `新的 ${p.path} 已经写好并完整地在原处，但系统没能确认写到了磁盘上（${p.code}）。请检查磁盘后重新运行`,
    en: (p: { path: string; code: string }) =>
      `the new ${p.path} is written and whole in its place, but the system could not confirm that it is on the disk (${p.code}); check the disk and run again`,
  },
  'output.not_whole': {
    kind: 'output',
    zh: (p: { path: string; why: string }) =>
      `${p.path} 写好后读回检查没有通过（${p.why}），没有采用，原有文件未改动。请检查磁盘或网络盘后重试`,
    en: (p: { path: string; why: string }) =>
      `${p.path} did not pass the check after writing (${p.why}) and was not put in place; earlier files are untouched; check the disk or network drive and try again`,
  },
  'output.link_outside': {
    kind: 'usage',
    zh: (p: { path: string }) =>
      `${p.path} 是指向工作区之外的链接，没有写入。请换成普通文件夹，或把所指的文件夹写进 allow_paths`,
    en: (p: { path: string }) =>
      `${p.path} is a link that leads out of the workspace; nothing was written. Make it a plain folder, or list the folder that it leads to in allow_paths`,
  },
  'output.earlier_left': {
    kind: 'warning',
    zh: (p: { path: string; code: string }) =>
      `新文件已写好，但旧文件所在的 ${p.path} 没能清除（${p.code}），下次运行会再清`,
    en: (p: { path: string; code: string }) =>
      `the new files are in place, but the earlier ones in ${p.path} could not be cleared away (${p.code}); the next run will try again`,
  },
  'output.month_locked': {
    kind: 'locked',
    zh: (p: Holder) =>
      `${p.month} 正由另一次运行占用：进程 ${p.pid}，主机 ${p.host}，开始于 ${p.since}${p.minutes === null ? '' : `（${p.minutes} 分钟前）`}${p.isAhead ? '（比本机现在还晚，两边时钟不一致）' : ''}。请等它结束（--wait-lock 5m 会等）；如确认已无此运行，删除 ${p.path} 后重试`,
    en: (p: Holder) =>
      `another run holds ${p.month}: process ${p.pid} on ${p.host} since ${p.since}${p.minutes === null ? '' : ` (${p.minutes} minutes ago)`}${p.isAhead ? ' (later than it is here: the clocks differ)' : ''}; wait for it to end (--wait-lock 5m does), or if there is no such run any more, delete ${p.path} and try again`,
  },
  'output.lock_unknown': {
    kind: 'locked',
    zh: (p: { month: string; path: string }) =>
      `${p.path} 占着 ${p.month}，但看不出是谁的锁（损坏，或不是本程序写的）。请确认没有别的运行在用这个月，再删除它重试`,
    en: (p: { month: string; path: string }) =>
      `${p.path} holds ${p.month}, but nobody can tell whose lock it is (damaged, or not of this program); make sure that no other run is at work on the month, then delete it and try again`,
  },
} satisfies MessageTable;
