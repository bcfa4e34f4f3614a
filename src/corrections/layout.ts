import type { RowState } from './types.ts';

/** The sheet in front, which says what to do. */
export const GUIDE_SHEET = '说明';
/** What stands in the first column of the first two rows, before the export's path and hash. */
export const PATH_LABEL = '导出文件';
export const HASH_LABEL = '文件指纹（勿改）';
/** The headers before those of the export, in the row {@link HEADER_ROW}. */
export const OWN_HEADERS = ['记录号', '状态', '列', '原因'] as const;
export const HEADER_ROW = 4;

/** The states in the words of the file. */
export const STATE_WORDS: Readonly<Record<RowState, string>> = {
  open: '待核实',
  still_open: '更正后仍待核实',
  corrected: '已更正',
};

/** What the guide says, one paragraph a row. */
export const GUIDE: readonly string[] = [
  '这里列出导出里不能用的记录，每个导出一张工作表，表头和内容与导出相同，没有遮盖姓名和号码，请妥善保管。',
  '在记录所在的行里直接改单元格，保存后放在原处，再运行 npx report check 或 npx report generate，就按改后的内容读取。',
  '只改动过的单元格生效；没有改动的行仍然待核实。改后仍不合格的，会写明新的原因。',
  '单元格应为空而导出里是错误值（如 #N/A）的，请填一个减号 -。',
  '请不要改前四列和表头，不要增删列。行可以排序、筛选；删去的行按没有更正处理。',
  '导出重新生成后，这里的更正不再适用，需要重新核对。',
];
