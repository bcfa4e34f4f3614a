import type { MessageTable } from './message.ts';

/** What the database says when the machine does not suffice. */
export const storeMessages = {
  'store.disk': {
    kind: 'output',
    zh: () =>
      '临时文件夹所在的磁盘写不下或读不了中间数据。请腾出空间，或把环境变量 TMPDIR（Windows 为 TEMP）指到空间够的地方后重试',
    en: () =>
      'the disk of the temporary folder cannot hold the data on the way; free some space, or point the variable TMPDIR (TEMP on Windows) to a disk with room, and try again',
  },
  'store.memory': {
    kind: 'output',
    zh: () =>
      '内存和临时文件夹不够放下数据。请用 --memory 给数据表更多内存（默认 512，单位 MB，如 --memory 2048），或关掉一些程序、腾出磁盘空间后重试',
    en: () =>
      'memory and temporary folder are too small for the data; give the tables more with --memory (in MB, 512 unless given, such as --memory 2048), or close programs, free disk space and try again',
  },
} satisfies MessageTable;
