import type { Lang } from '../messages/message.ts';
import type { CalculatorSpec, MetricSpec } from '../pack/types.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import type { TargetSpec } from '../workspace/types.ts';
import type { CliEnvironment } from './environment.ts';

export interface MetricsOptions {
  readonly workspace: string;
  readonly json?: boolean;
  readonly lang?: Lang | undefined;
}

/** `report metrics`: lists the metrics that the workspace has, the pack's and its own. */
export async function listMetrics(options: MetricsOptions, world: CliEnvironment): Promise<number> {
  const { workspace, pack } = loadWorkspace({ folder: options.workspace });
  const lang = options.lang ?? workspace.lang;
  const entries = pack.metrics.map((metric) => ({
    id: metric.id,
    name: metric.name,
    formula: formulaOf(metric, lang),
    unit: metric.unit,
    better: metric.better,
    dataset: metric.scope.dataset,
    by: metric.by,
    targets: workspace.targets.filter((target) => target.metric === metric.id).map(targetText),
  }));
  if (options.json) {
    world.terminal.out(`${JSON.stringify(entries, null, 2)}\n`);
    return 0;
  }
  const words = WORDS[lang];
  for (const entry of entries) {
    const lines = [
      `${entry.id}  ${entry.name}`,
      `  ${words.formula}${entry.formula}`,
      `  ${words.unit}${entry.unit}  ${words.better}${words[entry.better]}  ${words.dataset}${entry.dataset}`,
      ...entry.targets.map((target) => `  ${words.target}${target}`),
    ];
    world.terminal.out(`${lines.join('\n')}\n`);
  }
  return 0;
}

const WORDS = {
  'zh-CN': {
    formula: '口径：',
    unit: '单位：',
    better: '方向：',
    dataset: '数据：',
    target: '考核：',
    lower: '越低越好',
    higher: '越高越好',
    none: '不分好坏',
  },
  en: {
    formula: 'formula: ',
    unit: 'unit: ',
    better: 'better: ',
    dataset: 'dataset: ',
    target: 'target: ',
    lower: 'lower',
    higher: 'higher',
    none: 'none',
  },
} as const;

/** The formula in words: what the pack says of it, and the calculation with its conditions. */
function formulaOf(metric: MetricSpec, lang: Lang): string {
  const scope =
    metric.scope.where === null
      ? metric.scope.name
      : `${metric.scope.name} [${metric.scope.where}]`;
  const calculation = calculationOf(metric.calculator, scope, lang);
  return metric.description === ''
    ? calculation
    : `${metric.description}${lang === 'en' ? ' — ' : '。'}${calculation}`;
}

function calculationOf(calculator: CalculatorSpec, scope: string, lang: Lang): string {
  const zh = lang !== 'en';
  switch (calculator.kind) {
    case 'count':
      return zh ? `计数：${scope}` : `count of ${scope}`;
    case 'ratio':
      return zh
        ? `满足 ${calculator.numerator} 的记录 ÷ ${scope}`
        : `records with ${calculator.numerator} / ${scope}`;
    case 'share':
      return zh
        ? `各 ${calculator.of} 的记录 ÷ ${scope}`
        : `records of each ${calculator.of} / ${scope}`;
    case 'repeat_rate': {
      const { atLeast, same, withinDays, user, counted } = calculator;
      const window =
        withinDays === null
          ? zh
            ? '当月'
            : 'in the month'
          : zh
            ? `上次恢复后 ${withinDays} 天内`
            : `within ${withinDays} days after the previous restoration`;
      const only = counted === null ? '' : zh ? `、满足 ${counted}` : ` and ${counted}`;
      const by =
        same.length === 0
          ? ''
          : zh
            ? `、同一 ${same.join('、')}`
            : ` with the same ${same.join(', ')}`;
      return zh
        ? `${window}${by}${only}申告 ${atLeast} 次及以上的 ${user} ÷ 申告的 ${user}（去重）：${scope}`
        : `distinct ${user} with at least ${atLeast} records ${window}${by}${only} / distinct ${user}: ${scope}`;
    }
    case 'sum':
      return zh ? `${calculator.of} 之和：${scope}` : `sum of ${calculator.of}: ${scope}`;
    case 'percentile':
      return zh
        ? `${calculator.of} 从小到大，前 ${calculator.percent}% 都不超过的值：${scope}`
        : `${calculator.of} that the smallest ${calculator.percent} % do not exceed: ${scope}`;
    case 'value':
      return zh ? `${calculator.of} 的原值：${scope}` : `${calculator.of} as given: ${scope}`;
    case 'per_base': {
      const { per, of, base } = calculator;
      const where = base.where === null ? base.dataset : `${base.dataset} [${base.where}]`;
      return zh
        ? `每 ${per} 户的记录数：${scope} ÷ ${where} 的 ${of} 之和`
        : `records per ${per} users: ${scope} / sum of ${of} in ${where}`;
    }
  }
}

function targetText(target: TargetSpec): string {
  const only = Object.values(target.only).flat().join('、');
  const months = `${target.from ?? ''}–${target.to ?? ''}`;
  return `${target.setBy} ${target.comparator} ${target.limit}${only ? ` (${only})` : ''} → ${target.judges.join(', ')} ${months}`;
}
