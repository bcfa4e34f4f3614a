import { entry, type MessageTable } from './message.ts';

/** What `report explain` says. */
export const explainMessages = {
  'explain.unknown_metric': entry(
    'usage',
    (p: { name: string }) =>
      `没有编号或名称为「${p.name}」的指标。用 npx report metrics 查看全部指标`,
    (p) => `no metric has the id or name "${p.name}". See npx report metrics`,
  ),
  'explain.several_metrics': entry(
    'usage',
    (p: { name: string; count: number }) =>
      `「${p.name}」符合 ${p.count} 个指标，请写明编号，例如以下之一：`,
    (p) => `"${p.name}" fits ${p.count} metrics; name one by its id, such as:`,
  ),
  'explain.unknown_dimension': entry(
    'usage',
    (p: { name: string; metric: string; known: readonly string[] }) =>
      `指标 ${p.metric} 不按「${p.name}」划分；${p.known.length > 0 ? `可用：${p.known.join('、')}` : '它只有合计，不要写成员'}`,
    (p) =>
      `${p.metric} is not split by "${p.name}"; ${p.known.length > 0 ? `known: ${p.known.join(', ')}` : 'it has a total only, so name no member'}`,
  ),
  'explain.unknown_member': entry(
    'usage',
    (p: { given: string; metric: string; known: readonly string[] }) =>
      `指标 ${p.metric} 本月没有成员「${p.given}」；有：${p.known.join('、')}`,
    (p) => `${p.metric} has no member "${p.given}" this month; there are: ${p.known.join(', ')}`,
  ),
  'explain.several_dimensions': entry(
    'usage',
    (p: { given: string; known: readonly string[] }) =>
      `「${p.given}」可以是几种成员，请写成以下之一：${p.known.join('、')}`,
    (p) => `"${p.given}" is a member of several dimensions; write one of: ${p.known.join(', ')}`,
  ),
  'explain.no_result': entry(
    'usage',
    (p: { key: string }) => `没有 ${p.key} 这个结果，请改用以下之一：`,
    (p) => `there is no result ${p.key}; take one of these:`,
  ),
  'explain.candidate': entry(
    'info',
    (p: { id: string; name: string }) => `${p.id}　（指标：${p.name}）`,
    (p) => `${p.id}  (metric: ${p.name})`,
  ),
  'explain.rows_name': entry(
    'usage',
    (p: { file: string }) => `--rows 要写一个 .xlsx 文件，收到的是「${p.file}」`,
    (p) => `--rows takes the name of an .xlsx file; got "${p.file}"`,
  ),
  'explain.rows_exist': entry(
    'usage',
    (p: { file: string }) => `${p.file} 已经存在，不会覆盖。请换一个名字，或先移走它`,
    (p) => `${p.file} is there already and is not overwritten. Take another name or move it away`,
  ),
  'explain.unmask_without_rows': {
    kind: 'usage',
    zh: () => '--unmask 只用于 --rows 写出的文件；屏幕上总是遮盖。请加上 --rows 文件名.xlsx',
    en: () =>
      '--unmask is for the file of --rows; the screen is always masked. Add --rows file.xlsx',
  },
  'explain.too_many_rows': entry(
    'usage',
    (p: { count: number; most: number }) =>
      `共 ${p.count} 条记录，一个工作簿最多写 ${p.most} 条。请加上成员（如 branch=安岳）缩小范围`,
    (p) =>
      `${p.count} records; a workbook takes ${p.most} at most. Name members (such as branch=安岳) to narrow it`,
  ),
  'explain.rows_written': entry(
    'info',
    (p: { file: string; count: number; masked: boolean }) =>
      `已写出 ${p.count} 条记录：${p.file}${p.masked ? '（姓名和号码已遮盖）' : '（姓名和号码未遮盖，请妥善保管）'}`,
    (p) =>
      `${p.count} records written: ${p.file}${p.masked ? ' (names and numbers masked)' : ' (names and numbers not masked: keep it safe)'}`,
  ),
} satisfies MessageTable;
