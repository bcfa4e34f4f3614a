import { entry, type MessageTable } from './message.ts';

interface Place {
  readonly file: string;
  readonly line: number;
}

const zhAt = ({ file, line }: Place) => `${file} 第 ${line} 行：`;
const enAt = ({ file, line }: Place) => `${file}, row ${line}: `;

/** How many weeks, months, quarters, half-years and years. */
type Counts = Readonly<Partial<Record<'week' | 'month' | 'quarter' | 'half' | 'year', number>>>;

const KINDS_ZH = { week: '周', month: '个月', quarter: '个季度', half: '个半年', year: '年' };
const KINDS_EN = {
  week: 'weeks',
  month: 'months',
  quarter: 'quarters',
  half: 'half-years',
  year: 'years',
};

function countsIn(counts: Counts, words: Readonly<Record<string, string>>, between: string) {
  const all = Object.entries(counts).filter(([, count]) => count > 0);
  return all.map(([kind, count]) => `${count}${between}${words[kind]}`);
}
const countsZh = (counts: Counts) => countsIn(counts, KINDS_ZH, ' ').join('、') || '0 个月';
const countsEn = (counts: Counts) => countsIn(counts, KINDS_EN, ' ').join(', ') || '0 months';

/** What `report history` says, and what it says of sheets of earlier figures. */
export const historyMessages = {
  'history.revised': entry(
    'warning',
    (p: { month: string; count: number; examples: readonly string[]; isUsed: boolean }) =>
      `${p.month} 的导出在定稿后改了，按现在的导出有 ${p.count} 个数与定稿不同（${p.examples.join('；')}）：${p.isUsed ? '这次按改后的数比较（--restate）' : '这次仍按定稿比较；要按改后的数比较，加 --restate；要更正定稿，重新 generate 后用 finalize --replace'}`,
    (p) =>
      `the exports of ${p.month} changed since it was final, and ${p.count} figures are others by now (${p.examples.join('; ')}): ${p.isUsed ? 'this report compares with those (--restate)' : 'this report compares with what is final; --restate compares with those, generate and finalize --replace correct what is final'}`,
  ),
  'history.bad_months': entry(
    'usage',
    (p: { given: string }) => `--months 要写 1 到 240 的整数，收到的是「${p.given}」`,
    (p) => `--months takes a whole number from 1 to 240; got "${p.given}"`,
  ),
  'history.import_refused': entry(
    'inputs',
    (p: { file: string; count: number }) =>
      `${p.file} 有 ${p.count} 处要改，这次一个数都没有补录。改好后再运行同一条命令：`,
    (p) =>
      `${p.file} has ${p.count} things to mend; nothing was imported. Mend them and run the same again:`,
  ),
  'history.import_more': entry(
    'info',
    (p: { count: number }) => `另有 ${p.count} 处`,
    (p) => `${p.count} more`,
  ),
  'history.import_no_file': entry(
    'usage',
    (p: { file: string }) => `没有文件 ${p.file}。请写一个 CSV 或 .xlsx 文件`,
    (p) => `there is no file ${p.file}. Name a CSV or .xlsx file`,
  ),
  'history.import_empty': entry(
    'inputs',
    (p: { file: string }) =>
      `${p.file} 里没有一行填了分子、分母或数值。用 npx report history --template 文件.xlsx 写出可填的表`,
    (p) =>
      `no row of ${p.file} has a numerator, denominator or value. npx report history --template file.xlsx writes a sheet to fill in`,
  ),
  'history.import_month': entry(
    'inputs',
    (p: Place & { text: string }) =>
      `${zhAt(p)}「${p.text}」不是月份或其他期次，请写成 2009-06、2010-W25、2022-Q1、2010-H1 或 2021`,
    (p) => `${enAt(p)}"${p.text}" is no period; write 2009-06, 2010-W25, 2022-Q1, 2010-H1 or 2021`,
  ),
  'history.import_kind': entry(
    'inputs',
    (p: Place & { text: string }) =>
      `${zhAt(p)}报告模板不出「${p.text}」这样长短的报告，补录了也用不上`,
    (p) => `${enAt(p)}the pack makes no reports as long as "${p.text}", and nothing would use it`,
  ),
  'history.bad_kind': entry(
    'usage',
    (p: { given: string; known: readonly string[] }) =>
      `--by 不能是「${p.given}」；可用：${p.known.join('、')}`,
    (p) => `--by cannot be "${p.given}"; known: ${p.known.join(', ')}`,
  ),
  'history.import_metric': entry(
    'inputs',
    (p: Place & { text: string }) =>
      `${zhAt(p)}没有编号或名称为「${p.text}」的指标。用 npx report metrics 查看全部指标`,
    (p) => `${enAt(p)}no metric has the id or name "${p.text}". See npx report metrics`,
  ),
  'history.import_members': entry(
    'inputs',
    (p: Place & { text: string; metric: string }) =>
      `${zhAt(p)}指标 ${p.metric} 没有「${p.text}」这样的范围。请写成 列=成员，如 分公司=安岳；合计空着`,
    (p) =>
      `${enAt(p)}${p.metric} has no such part as "${p.text}". Write column=member, such as branch=X; leave it empty for the whole`,
  ),
  'history.import_number': entry(
    'inputs',
    (p: Place & { text: string }) => `${zhAt(p)}「${p.text}」不是数`,
    (p) => `${enAt(p)}"${p.text}" is no number`,
  ),
  'history.import_half': entry(
    'inputs',
    (p: Place) => `${zhAt(p)}分子和分母只填了一个，请都填，或都空着只填数值`,
    (p) =>
      `${enAt(p)}of numerator and denominator one is missing; fill in both, or neither and the value`,
  ),
  'history.import_no_value': entry(
    'inputs',
    (p: Place) => `${zhAt(p)}没有数值，也没有可以算出它的分子和分母（分母不能是 0）`,
    (p) => `${enAt(p)}no value, and no numerator and denominator to work it out (which is not 0)`,
  ),
  'history.import_differs': entry(
    'inputs',
    (p: Place & { said: string; own: string }) =>
      `${zhAt(p)}数值写的是 ${p.said}，按分子和分母算是 ${p.own}`,
    (p) => `${enAt(p)}the value says ${p.said}, numerator and denominator come to ${p.own}`,
  ),
  'history.import_twice': entry(
    'inputs',
    (p: Place & { other: number }) => `${zhAt(p)}与第 ${p.other} 行是同一期、同一指标、同一范围`,
    (p) => `${enAt(p)}the same period, metric and part as row ${p.other}`,
  ),
  'history.import_bare': entry(
    'warning',
    (p: Place & { count: number }) =>
      `${zhAt(p)}等 ${p.count} 个率没有分子和分母：趋势和上月值能用，全年累计算不进去。有分子和分母的请补上`,
    (p) =>
      `${enAt(p)}and others, ${p.count} rates in all, have no numerator and denominator: trends and comparisons have them, the year to date cannot`,
  ),
  'history.import_known': entry(
    'warning',
    (p: { month: string }) => `${p.month} 已有报告的结果，补录的数值存下了，但报告用自己的结果`,
    (p) =>
      `${p.month} has results of a report; the imported figures are kept, and the report uses its own`,
  ),
  'history.imported': entry(
    'info',
    (p: { figures: number; months: number }) => `补录了 ${p.months} 期的 ${p.figures} 个数值`,
    (p) => `imported ${p.figures} figures of ${p.months} periods`,
  ),
  'history.template': entry(
    'info',
    (p: { file: string; rows: number }) =>
      `写出了 ${p.file}，${p.rows} 行。填分子和分母（没有的填数值），不用的行空着，再运行 npx report history import ${p.file}`,
    (p) =>
      `wrote ${p.file}, ${p.rows} rows. Fill in numerators and denominators (or values), leave the others empty, then run npx report history import ${p.file}`,
  ),
  'history.verify_gap': entry(
    'warning',
    (p: { month: string }) => `${p.month} 没有结果，前后各期都有`,
    (p) => `${p.month} has no results, periods before and after it have`,
  ),
  'history.verify_lost': entry(
    'warning',
    (p: { month: string }) =>
      `${p.month} 定过稿（history/sources/ 里有记录），定稿的文件却不在了。请从备份或 git 恢复；没有备份时重新 generate 并 finalize`,
    (p) =>
      `${p.month} was finalized (history/sources/ says so), and its file is gone; restore it from a backup or git, or generate and finalize it again`,
  ),
  'history.verify_differs': entry(
    'warning',
    (p: { month: string; key: string; said: string; own: string }) =>
      `${p.month} 的 ${p.key} 数值是 ${p.said}，按分子和分母算是 ${p.own}`,
    (p) => `${p.month}: ${p.key} says ${p.said}, its parts come to ${p.own}`,
  ),
  'history.verify_previous': entry(
    'warning',
    (p: { month: string; key: string; said: string; own: string; before: string }) =>
      `${p.month} 里 ${p.key} 的上期值是 ${p.said}，${p.before} 自己是 ${p.own}`,
    (p) =>
      `${p.month}: ${p.key} says ${p.said} for the period before, ${p.before} itself says ${p.own}`,
  ),
  'history.verified': entry(
    'info',
    (p: { counts: Counts }) =>
      `${countsZh(p.counts)}的历史都读得出，各数与自己的分子分母、与上一期一致`,
    (p) => `${countsEn(p.counts)} of history are whole and agree with themselves and each other`,
  ),
} satisfies MessageTable;
