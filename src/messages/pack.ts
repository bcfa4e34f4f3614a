import { entry, type MessageTable } from './message.ts';

interface Place {
  readonly file: string;
  readonly line: number;
  readonly field: string;
}

const at = (p: Place): string => `${p.file}:${p.line}${p.field ? ` ${p.field}` : ''}`;

/** What loading a report definition says; `problem` also serves the workspace's configuration. */
export const packMessages = {
  'pack.unknown': entry(
    'usage',
    (p: { pack: string; known: readonly string[] }) =>
      `没有名为「${p.pack}」的报告模板；可用的有：${p.known.join('、')}。请改 report.config.yaml 的 pack`,
    (p) =>
      `no pack named "${p.pack}"; known packs: ${p.known.join(', ')}. Change pack in report.config.yaml`,
  ),
  'pack.invalid': entry(
    'usage',
    (p: { pack: string; count: number }) => `报告模板 ${p.pack} 有 ${p.count} 处错误：`,
    (p) => `pack ${p.pack} has ${p.count} problem(s):`,
  ),
  'pack.bad_phrase': entry(
    'usage',
    (p: { name: string; reason: string }) => `phrases.yaml 的句式 ${p.name} 写法有误：${p.reason}`,
    (p) => `the phrase ${p.name} in phrases.yaml is not well-formed: ${p.reason}`,
  ),
  'pack.unfit_phrase': entry(
    'usage',
    (p: { name: string; reason: string }) =>
      `phrases.yaml 的句式 ${p.name} 用不上：${p.reason}。请改成只用它的事实`,
    (p) =>
      `the phrase ${p.name} in phrases.yaml cannot be said: ${p.reason}. Let it name only its own facts`,
  ),
  'pack.not_conditions': entry(
    'usage',
    (p: { count: number }) =>
      `报告模板或配置里有 ${p.count} 处条件不只是看一条记录，没有执行，逐条如下`,
    (p) =>
      `${p.count} condition(s) of the pack or configuration do more than look at a record; none was run`,
  ),
  'pack.not_a_condition': entry(
    'usage',
    (p: { where: string; more: string }) =>
      `${p.where}：${p.more === 'no expression' ? '数据库读不成一个条件' : `条件里有 ${p.more}`}。只能用列、常数、比较和普通函数，请改写`,
    (p) =>
      `${p.where}: ${p.more === 'no expression' ? 'the database reads no condition' : `the condition has ${p.more}`}; write it with columns, constants, comparisons and plain functions`,
  ),
  'pack.problem': entry(
    'usage',
    (p: Place & { zh: string; en: string }) => `${at(p)}：${p.zh}`,
    (p) => `${at(p)}: ${p.en}`,
  ),
  'pack.personal_dimensions': entry(
    'usage',
    (p: { count: number }) =>
      `有 ${p.count} 处把指标按个人的号码拆分，遮盖后就分不清是谁，报告无法生成，逐条如下`,
    (p) =>
      `metrics are split by numbers of people in ${p.count} places; masked, they could not be told apart`,
  ),
  'pack.personal_dimension': entry(
    'usage',
    (p: { metric: string; column: string; header: string }) =>
      `指标 ${p.metric} 的 by 里有 ${p.column}（${p.header}），是个人号码。请换成别的列，或用清单列出这些记录`,
    (p) =>
      `metric ${p.metric} has ${p.column} (${p.header}) in by, a number of people; take another column, or list these records`,
  ),
} satisfies MessageTable;
