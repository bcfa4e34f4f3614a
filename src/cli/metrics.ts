import { type DefinedLimit, definitionsOf, type MetricDefinition } from '../definitions.ts';
import type { Lang } from '../messages/message.ts';
import { signOf } from '../number/unit.ts';
import type { CalculatorSpec, MetricSpec, Unit } from '../pack/types.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import type { CliEnvironment } from './environment.ts';
import { metricWords } from './metric-words.ts';
import { printable } from './printable.ts';

export interface MetricsOptions {
  readonly workspace: string;
  readonly json?: boolean;
  readonly lang?: Lang | undefined;
}

/** `report metrics`: lists the metrics that the workspace has, the pack's and its own. */
export async function listMetrics(options: MetricsOptions, world: CliEnvironment): Promise<number> {
  const { workspace, pack } = loadWorkspace({ folder: options.workspace });
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const words = metricWords[lang];
  const definitions = definitionsOf(pack, workspace);
  const entries = pack.metrics.flatMap((metric) => {
    const definition = definitions.find((one) => one.metric === metric.id);
    if (!definition) return [];
    const { id, name, unit, better, by, scope } = metric;
    const formula = formulaOf(metric, definition, lang);
    const targets = definition.limits.map((limit) => targetText(limit, unit, lang));
    const entry = { id, name, formula, unit, better, dataset: scope.dataset, by, targets };
    return [{ entry, source: lang === 'en' ? scope.dataset : definition.dataset }];
  });
  if (options.json) {
    world.terminal.out(
      `${JSON.stringify(
        entries.map(({ entry }) => entry),
        null,
        2,
      )}\n`,
    );
    return 0;
  }
  for (const { entry, source } of entries) {
    const { unit, better } = entry;
    const lines = [
      `${entry.id}  ${entry.name}`,
      `  ${words.formula}${entry.formula}`,
      `  ${words.unit}${words.units[unit]}  ${words.better}${words.directions[better]}  ${words.dataset}${source}`,
      ...entry.targets.map((target) => `  ${words.target}${target}`),
    ];
    world.terminal.out(`${lines.map(printable).join('\n')}\n`);
  }
  return 0;
}

/** What the pack says of the metric and how it is calculated; in English with its conditions as written. */
export function formulaOf(metric: MetricSpec, definition: MetricDefinition, lang: Lang): string {
  if (lang !== 'en') {
    const scope = definition.condition === '' ? '' : `；范围：${definition.condition}`;
    return [metric.description, `${definition.formula}${scope}`].filter(Boolean).join('。');
  }
  const { scope } = metric;
  const records = scope.where === null ? scope.name : `${scope.name} [${scope.where}]`;
  return calculationOf(metric.calculator, records);
}

function calculationOf(calculator: CalculatorSpec, scope: string): string {
  switch (calculator.kind) {
    case 'count':
      return `count of ${scope}`;
    case 'ratio':
      return `records with ${calculator.numerator} / ${scope}`;
    case 'share':
      return `records of each ${calculator.of} / ${scope}`;
    case 'repeat_rate': {
      const { atLeast, same, withinDays, user, counted } = calculator;
      const window =
        withinDays === null
          ? 'in the month'
          : `within ${withinDays} days after the previous restoration`;
      const by = same.length === 0 ? '' : ` with the same ${same.join(', ')}`;
      const only = counted === null ? '' : ` and ${counted}`;
      return `distinct ${user} with at least ${atLeast} records ${window}${by}${only} / distinct ${user}: ${scope}`;
    }
    case 'sum':
      return `sum of ${calculator.of}: ${scope}`;
    case 'percentile':
      return `${calculator.of} that the smallest ${calculator.percent} % do not exceed: ${scope}`;
    case 'value':
      return `${calculator.of} as given: ${scope}`;
    case 'per_base': {
      const { per, of, base } = calculator;
      const where = base.where === null ? base.dataset : `${base.dataset} [${base.where}]`;
      return `records per ${per} users: ${scope} / sum of ${of} in ${where}`;
    }
  }
}

const SIGNS = { '<=': '≤', '>=': '≥', '<': '<', '>': '>' } as const;

/** 市考核 ≤5%（E8），考核全市、分公司，2009-01起 */
function targetText(limit: DefinedLimit, unit: Unit, lang: Lang): string {
  const words = metricWords[lang];
  const value = `${SIGNS[limit.comparator]}${limit.limit}${signOf(unit)}`;
  const members = limit.members === '' ? '' : words.bracket(limit.members);
  const judges = limit.judges.map((level) => words.levels[level]).join(words.comma);
  const months = words.months(limit.from, limit.to);
  return `${words.setters[limit.setBy]} ${value}${members}${words.judges(judges)}${months}`;
}
