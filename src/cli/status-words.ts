import type { InputStatus } from '../inspect/inputs-status.ts';
import type { MissingText } from '../inspect/texts-status.ts';
import type { Lang } from '../messages/message.ts';

/** The words of `report status` in one language. */
export interface StatusWords {
  readonly title: (month: string, day: string) => string;
  readonly final: Readonly<Record<'final' | 'changed', string>>;
  readonly states: Readonly<Record<InputStatus['state'], (count: number) => string>>;
  readonly nobody: string;
  readonly required: string;
  readonly dueOn: (day: string) => string;
  readonly unclaimed: string;
  readonly texts: string;
  readonly unfilled: string;
  readonly plans: (count: number) => string;
  readonly kinds: Readonly<Record<MissingText['kind'], string>>;
  readonly comma: string;
  readonly colon: string;
  readonly list: string;
}

const zhDay = (day: string) => {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
};

/** The words of `report status`, in both languages. */
export const statusWords: Readonly<Record<Lang, StatusWords>> = {
  'zh-CN': {
    title: (month, day) => `${month} 数据收集情况（截至${zhDay(day)}）`,
    final: {
      final: '本月已定稿',
      changed: '本月已定稿，之后配置或结果改过：以定稿为准，再生成的报告注明草稿',
    },
    states: {
      late: (count) => `逾期未到 ${count} 项`,
      unreadable: (count) => `到了但读不了 ${count} 项`,
      awaited: (count) => `待交 ${count} 项`,
      in: (count) => `已到 ${count} 项`,
    },
    nobody: '未指定单位',
    required: '必需',
    dueOn: (day) => `应于${zhDay(day)}前提供`,
    unclaimed: '请核对的文件',
    texts: '文稿未到',
    unfilled: '上月计划未填完成情况',
    plans: (count) => `${count} 项`,
    kinds: {
      highlights: '亮点',
      top_projects: 'TOP项目',
      comments: '评语',
      cases: '案例',
      measures: '措施',
      plans: '下月计划',
      plan_checklist: '上月计划',
      hot_issues: '热点问题',
    },
    comma: '，',
    colon: '：',
    list: '、',
  },
  en: {
    title: (month, day) => `inputs of ${month} on ${day}`,
    final: {
      final: 'the month is final',
      changed:
        'the month is final; configuration or results changed since: what is final holds, and a report made now says draft',
    },
    states: {
      late: (count) => `late: ${count}`,
      unreadable: (count) => `in, but unreadable: ${count}`,
      awaited: (count) => `awaited: ${count}`,
      in: (count) => `in: ${count}`,
    },
    nobody: 'nobody named',
    required: 'required',
    dueOn: (day) => `due on ${day}`,
    unclaimed: 'files to look at',
    texts: 'texts not in',
    unfilled: "last month's plans without a result",
    plans: (count) => `${count}`,
    kinds: {
      highlights: 'highlights',
      top_projects: 'top projects',
      comments: 'comments',
      cases: 'cases',
      measures: 'measures',
      plans: 'plans for the next month',
      plan_checklist: "last month's plans",
      hot_issues: 'hot issues',
    },
    comma: ', ',
    colon: ': ',
    list: ', ',
  },
};
