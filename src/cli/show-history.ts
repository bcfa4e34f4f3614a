import { askedFrom } from '../explain/asked.ts';
import { findMetric } from '../explain/find-metric.ts';
import { findResult } from '../explain/find-result.ts';
import { monthsOnFile } from '../history/months-on-file.ts';
import { historyFolders, readHistory } from '../history/read-history.ts';
import { inWords } from '../messages/catalogue.ts';
import type { Lang } from '../messages/message.ts';
import type { KnownState, PastMonth } from '../metrics/types.ts';
import { NO_VALUE } from '../number/display.ts';
import { usualKind } from '../workspace/input-parts.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import { kindOf } from '../workspace/periods.ts';
import type { Period } from '../workspace/types.ts';
import type { CliEnvironment } from './environment.ts';
import type { HistoryOptions } from './history.ts';
import { kindFrom } from './period-kind.ts';
import { printable } from './printable.ts';

const STATES: Readonly<Record<Lang, Readonly<Record<KnownState, string>>>> = {
  'zh-CN': { final: '定稿', draft: '草稿', imported: '补录' },
  en: { final: 'final', draft: 'draft', imported: 'imported' },
};

const WORDS = {
  'zh-CN': { none: '还没有任何一期的结果', metrics: (count: number) => `${count} 个指标` },
  en: { none: 'no period has results yet', metrics: (count: number) => `${count} metrics` },
} as const;

/** One month of a figure. */
interface Point {
  readonly month: Period;
  readonly state: KnownState;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly display: string;
}

/** `report history`: the months on file, or a metric over them. */
export function showHistory(options: HistoryOptions, world: CliEnvironment): number {
  const { workspace, pack } = loadWorkspace({ folder: options.workspace, pack: options.pack });
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const folders = historyFolders(workspace, pack.id);
  const onFile = monthsOnFile(folders);
  // Quarters stand in the list, not among the months of a metric.
  const usual = options.by === undefined ? usualKind(workspace) : kindFrom(options.by, workspace);
  const asking = options.words.length > 0;
  const names = onFile
    .filter((period) => (!asking && options.by === undefined) || kindOf(period) === usual)
    .slice(-Number(options.months ?? 0));
  const past = readHistory(folders, names, (one) => world.terminal.err(`${inWords(one, lang)}\n`));
  if (options.words.length === 0) {
    world.terminal.out(listed(past, options, lang));
    return 0;
  }
  const asked = askedFrom(options.words);
  const metric = findMetric(asked.metric, pack.metrics);
  const dataset = pack.datasets.find(({ id }) => id === metric.scope.dataset);
  const latest = past.findLast(({ file }) => file.metrics.some(({ id }) => id === metric.id));
  const outcome = latest?.file.metrics.find(({ id }) => id === metric.id);
  if (!outcome || !dataset) {
    world.terminal.out(`${WORDS[lang].none}\n`);
    return 0;
  }
  const { organization } = workspace;
  const { key } = findResult(outcome, asked, { dataset, organization });
  const points = past.map((one) => pointOf(one, metric.id, key));
  world.terminal.out(told({ key, name: metric.name, points }, options, lang));
  return 0;
}

function listed(past: readonly PastMonth[], { json, csv }: HistoryOptions, lang: Lang): string {
  const months = past.map(({ month, state, file }) => ({
    month,
    state,
    metrics: file.metrics.length,
  }));
  if (json) return `${JSON.stringify(months, null, 2)}\n`;
  if (csv)
    return `month,state,metrics\n${months.map((one) => `${Object.values(one).join(',')}\n`).join('')}`;
  const words = WORDS[lang];
  if (months.length === 0) return `${words.none}\n`;
  return months
    .map(
      ({ month, state, metrics }) =>
        `${month}  ${STATES[lang][state]}  ${words.metrics(metrics)}\n`,
    )
    .join('');
}

function pointOf({ month, state, file }: PastMonth, metric: string, key: string): Point {
  const results = file.metrics.find(({ id }) => id === metric)?.results;
  const { numerator, denominator, value, display } = results?.find((one) => one.key === key) ?? {
    numerator: null,
    denominator: null,
    value: null,
    display: NO_VALUE,
  };
  return { month, state, numerator, denominator, value, display };
}

interface Course {
  readonly key: string;
  readonly name: string;
  readonly points: readonly Point[];
}

function told({ key, name, points }: Course, { json, csv }: HistoryOptions, lang: Lang): string {
  if (json) return `${JSON.stringify({ key, name, months: points }, null, 2)}\n`;
  if (csv) {
    const rows = points.map(({ month, state, numerator, denominator, value }) =>
      [month, state, numerator ?? '', denominator ?? '', value ?? ''].join(','),
    );
    return `${['month,state,numerator,denominator,value', ...rows].join('\n')}\n`;
  }
  const lines = points.map(({ month, state, numerator, denominator, display }) => {
    const parts =
      numerator === null || denominator === null ? '' : `  ${numerator} / ${denominator}`;
    return `${month}  ${STATES[lang][state]}  ${display}${parts}`;
  });
  return `${[`${name}  ${key}`, ...lines, sparkline(points.map(({ value }) => value))].map(printable).join('\n')}\n`;
}

const BARS = '▁▂▃▄▅▆▇█';

/** Values as bars of letters, from the lowest to the highest; a gap where there is none. */
export function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const bars = values.map((value) => {
    if (value === null) return ' ';
    const at = high === low ? 3 : Math.round(((value - low) / (high - low)) * (BARS.length - 1));
    return BARS[at] ?? ' ';
  });
  return bars.join('');
}
