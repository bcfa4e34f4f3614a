import {
  diffResults,
  type ExportDiff,
  type FigureDiff,
  type MetricDiff,
  type ResultDiff,
  readResult,
} from '../inspect/result-diff.ts';
import { setterNames } from '../inspect/setter-names.ts';
import { inWords, type Message, message } from '../messages/catalogue.ts';
import type { Lang } from '../messages/message.ts';
import { displayChange, NO_VALUE } from '../number/display.ts';
import { decimalOf, subtract } from '../number/fraction.ts';
import type { CliEnvironment } from './environment.ts';
import { allPrintable } from './printable.ts';

export interface DiffOptions {
  readonly all?: boolean;
  readonly json?: boolean;
  readonly lang?: Lang | undefined;
}

/** So many figures of a metric are told unless all are asked for. */
const MOST_TOLD = 8;

/** `report diff`: tells what differs between two results; ends with 0 whether anything does or not. */
export function diff(
  old: string,
  now: string,
  options: DiffOptions,
  world: CliEnvironment,
): number {
  const lang = options.lang ?? 'zh-CN';
  const result = readResult(now);
  const found = diffResults(readResult(old), result);
  const setters = setterNames(result.metrics.pack, result.path);
  world.terminal.out(
    options.json
      ? `${JSON.stringify(found, null, 2)}\n`
      : `${linesOf(allPrintable(withNames(found, setters)), options.all === true, lang).join('\n')}\n`,
  );
  return 0;
}

/** The same with the setters of limits by their names; programs read ids. */
function withNames(found: ResultDiff, setters: ReadonlyMap<string, string>): ResultDiff {
  const named = (one: FigureDiff): FigureDiff => ({
    ...one,
    verdicts: one.verdicts.map((verdict) => ({
      ...verdict,
      setBy: setters.get(verdict.setBy) ?? verdict.setBy,
    })),
  });
  const metrics = found.metrics.map((one) => ({ ...one, figures: one.figures.map(named) }));
  return { ...found, metrics };
}

function linesOf(found: ResultDiff, isAll: boolean, lang: Lang): readonly string[] {
  const say = (said: Message) => inWords(said, lang);
  if (found.isSame) return [say(message('diff.same', undefined))];
  const figures = found.metrics.reduce((sum, one) => sum + one.figures.length, 0);
  const verdicts = found.metrics.flatMap((one) => one.figures.flatMap((f) => f.verdicts)).length;
  return [
    say(message('diff.summary', { metrics: found.metrics.length, figures, verdicts })),
    ...found.frame.map((one) => say(message('diff.frame', one))),
    ...found.gone.map(({ id, name }) => say(message('diff.gone', { id, name }))),
    ...found.added.map(({ id, name }) => say(message('diff.added', { id, name }))),
    ...found.metrics.flatMap((one) => metricLines(one, isAll, say)),
    ...(found.exports === null
      ? [say(message('diff.no_exports', undefined))]
      : found.exports.map((one) => say(exportMessage(one)))),
  ];
}

type Say = (said: Message) => string;

function metricLines(diff: MetricDiff, isAll: boolean, say: Say): readonly string[] {
  const { metric, isRedefined, figures } = diff;
  const told = isAll ? figures : figures.slice(0, MOST_TOLD);
  return [
    say(message('diff.metric', { id: metric.id, name: metric.name, isRedefined })),
    ...told.flatMap((one) => figureLines(one, metric, say).map((line) => `  ${line}`)),
    ...(told.length < figures.length
      ? [`  ${say(message('diff.more', { count: figures.length - told.length }))}`]
      : []),
  ];
}

function figureLines(
  figure: FigureDiff,
  metric: MetricDiff['metric'],
  say: Say,
): readonly string[] {
  const { by, was, is, verdicts } = figure;
  const members = Object.values(by);
  const difference =
    was?.value === null || was === null || is === null || is.value === null
      ? null
      : displayChange(subtract(decimalOf(is.value), decimalOf(was.value)), metric.unit);
  return [
    say(
      message('diff.figure', {
        members,
        was: was?.display ?? NO_VALUE,
        is: is?.display ?? NO_VALUE,
        difference,
        isPercent: metric.unit === 'percent',
        parts: partsOf(figure),
      }),
    ),
    ...verdicts.map(
      ({ setBy, comparator, limit, is: met }) =>
        `  ${say(message('diff.verdict', { setBy, comparator, limit, met }))}`,
    ),
  ];
}

/** The parts of a rate before and now, such as `93/1,045 → 98/1,072`; null where there are none. */
function partsOf({ was, is }: FigureDiff): string | null {
  const of = (one: FigureDiff['was']): string | null =>
    one === null || one.denominator === null
      ? null
      : [one.numerator ?? 0, one.denominator].map((n) => n.toLocaleString('en-US')).join('/');
  const [before, now] = [of(was), of(is)];
  return before === null && now === null ? null : `${before ?? NO_VALUE} → ${now ?? NO_VALUE}`;
}

function exportMessage({ path, was, is }: ExportDiff): Message {
  if (was === null) return message('diff.export_added', { path, records: is?.records ?? 0 });
  if (is === null) return message('diff.export_gone', { path, records: was.records });
  const changes = Object.entries(is).flatMap(([name, now]) => {
    const before = Object.entries(was).find(([one]) => one === name)?.[1];
    return before === now ? [] : [{ name, was: Number(before ?? 0), is: Number(now) }];
  });
  return message('diff.export_changed', { path, changes });
}
