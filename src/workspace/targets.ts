import type { Unit } from '../number/unit.ts';
import { columnNamed } from '../pack/dataset/column-named.ts';
import { oneLabel } from '../pack/dataset/one-width.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { Report } from '../pack/declare/problems.ts';
import { findMetric } from '../pack/metric/metric-id.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { LEVELS, type LevelsConfig, levelNamed, setterNamed } from '../pack/rules/levels-config.ts';
import type { Pack } from '../pack/types.ts';
import { type PlainWord, plainWord } from '../words/word-book.ts';
import { levelsOf } from './levels.ts';
import type { RawTarget } from './schema.ts';
import type { Comparator, Level, Organization, SetBy, TargetSpec } from './types.ts';

/** Turns a written target into one whose metric is named by id; reports what does not exist or lacks its unit. */
export function resolveTarget(
  written: RawTarget,
  { metrics, datasets, levels, phrases }: Pick<Pack, 'metrics' | 'datasets' | 'levels' | 'phrases'>,
  organization: Organization,
  report: Report,
): TargetSpec | null {
  const setBy = setterOf(written, levels, report);
  const judges = levelsIn(written, levels, report);
  const found = findMetric(written.metric, metrics);
  if (found.kind === 'missing') {
    report(['metric'], found.zh, found.en, found.unknown);
    return null;
  }
  const { metric } = found;
  const dataset = datasets.find((candidate) => candidate.id === metric.scope.dataset);
  const raw = dataset ? withColumnNames(written, dataset, report) : written;
  const match = /^\s*(<=|<|>=|>|≤|≥)\s*([\d.]+)\s*(\S*)\s*$/.exec(raw.limit);
  const [, sign = '', number = '', unit = ''] = match ?? [];
  if ((metric.unit === 'percent') !== (unit === '%')) {
    report(
      ['limit'],
      metric.unit === 'percent'
        ? '这个指标以百分比表示，限值要带 %'
        : '这个指标不以百分比表示，限值不能带 %',
      metric.unit === 'percent'
        ? 'this metric is in percent: the limit needs its %'
        : 'this metric is not in percent: the limit takes no %',
    );
  }
  const words = wordsOf(metric, phrases);
  const isCounted = metric.unit === 'count' && COUNTERS.test(unit);
  if (unit !== '' && unit !== '%' && !isCounted && !words.includes(unit)) {
    report(
      ['limit'],
      `限值的单位「${unit}」与这个指标的不同，要写 ${words.join('、')}，或不写单位`,
      `the limit is in "${unit}", which is not the metric's unit: write ${words.join(', ')}, or none`,
    );
  }
  if (raw.from !== null && raw.to !== null && raw.from > raw.to) {
    report(['to'], '结束月份早于开始月份', 'ends before it begins');
  }
  if (dataset) checkMembers(raw, metric, dataset, organization, report);
  if (dataset) checkJudged(raw, judges, metric, dataset, report);
  return {
    metric: metric.id,
    only: dataset ? labelled(raw.only, dataset) : raw.only,
    setBy,
    judges,
    comparator: (sign === '≤' ? '<=' : sign === '≥' ? '>=' : sign) as Comparator,
    limit: number,
    ...(raw.period === null ? {} : { period: raw.period }),
    from: raw.from,
    to: raw.to,
    owner: raw.owner,
  };
}

/** The limit with the columns of `only` by their canonical names, however people call them; reports one named twice. */
function withColumnNames(raw: RawTarget, dataset: DatasetSpec, report: Report): RawTarget {
  const nameOf = (word: string) =>
    columnNamed(dataset, word)?.name ??
    dataset.derived.find(({ name, label }) => name === word || label === word)?.name ??
    word;
  const named = Map.groupBy(Object.keys(raw.only), nameOf);
  for (const words of named.values())
    if (words.length > 1)
      report(
        ['only', words[1] ?? ''],
        `${words.map((word) => `「${word}」`).join('和')}是同一列，请只写一个`,
        `${words.join(' and ')} are one column; write one of them`,
      );
  const only = Object.entries(raw.only).map(([word, members]) => [nameOf(word), members]);
  return { ...raw, only: Object.fromEntries(only) };
}

/** Reports a limit on branches or departments of some members, where the metric is not computed by both together. */
function checkJudged(
  { only }: RawTarget,
  judges: readonly Level[],
  { id, by }: MetricSpec,
  { columns }: DatasetSpec,
  report: Report,
): void {
  const named = Object.keys(only);
  for (const [index, level] of judges.entries()) {
    if (level !== 'branch' && level !== 'department') continue;
    const units = columns.filter(({ type }) => type === level).map(({ name }) => name);
    const wanted = units.map((unit) => [...new Set([...named, unit])]);
    const isThere = wanted.some((set) =>
      by.some((one) => one.length === set.length && set.every((name) => one.includes(name))),
    );
    if (isThere || wanted.length === 0) continue;
    const set = wanted[0]?.map((name) => columns.find((one) => one.name === name)?.header ?? name);
    const words = set?.join('、') ?? '';
    report(
      ['judges', index],
      `指标 ${id} 没有按「${words}」计算，这个考核值判不了`,
      `${id} is not computed by ${words}, so that this limit judges nothing`,
    );
  }
}

/** The members named, free text as the labels that it is counted under. */
function labelled(only: RawTarget['only'], { columns }: DatasetSpec): TargetSpec['only'] {
  const isText = (name: string) =>
    columns.some((one) => one.name === name && one.type === 'text' && one.personal === null);
  return Object.fromEntries(
    Object.entries(only).map(([name, members]) => [
      name,
      isText(name) ? members.map(oneLabel) : members,
    ]),
  );
}

/** The id of who set the limit; reports somebody whom the pack does not know. */
function setterOf({ set_by: word }: RawTarget, { setters }: LevelsConfig, report: Report): SetBy {
  const id = setterNamed(word, setters);
  const known = setters.map(({ name }) => name);
  if (id === null)
    report(
      ['set_by'],
      `没有名为「${word}」的考核方；可用：${known.join('、')}`,
      `nobody called "${word}" sets limits; known: ${known.join(', ')}`,
    );
  return id ?? word;
}

/** Whom the limit judges; reports levels that the pack does not know. */
function levelsIn(
  { judges }: RawTarget,
  { levels }: LevelsConfig,
  report: Report,
): readonly Level[] {
  const known = LEVELS.map((level) => levels[level].name);
  return judges.flatMap((word, index) => {
    const level = levelNamed(word, levels);
    if (level === null)
      report(
        ['judges', index],
        `没有名为「${word}」的考核对象；可用：${known.join('、')}`,
        `nobody called "${word}" is judged; known: ${known.join(', ')}`,
      );
    return level ?? [];
  });
}

/** What people call single records, one for another. */
const COUNTERS = /^[单件张个条户起次人]$/;

const UNIT_WORDS: Readonly<Partial<Record<Unit, PlainWord>>> = {
  hours: 'unit.hours',
  yuan: 'unit.yuan',
  rank: 'unit.rank',
  points: 'unit.points',
};

/** What may stand behind a limit on a metric: its unit, and what its values or records are called. */
function wordsOf(
  { unit, measure, counted }: MetricSpec,
  phrases: Pack['phrases'],
): readonly string[] {
  const own = UNIT_WORDS[unit];
  const word = own === undefined ? measure : plainWord(phrases, own);
  return [...new Set([word, measure, counted])].filter((one) => one !== '');
}

function checkMembers(
  raw: RawTarget,
  metric: MetricSpec,
  dataset: DatasetSpec,
  organization: Organization,
  report: Report,
): void {
  for (const [dimension, members] of Object.entries(raw.only)) {
    if (!metric.by.some((set) => set.includes(dimension))) {
      const known = [...new Set(metric.by.flat())].map(
        (name) => dataset.columns.find((one) => one.name === name)?.header ?? name,
      );
      report(
        ['only', dimension],
        `指标 ${metric.id} 没有按「${dimension}」计算；可以写：${known.join('、')}`,
        `${metric.id} is not computed by ${dimension}; known: ${known.join(', ')}`,
      );
      continue;
    }
    const known = knownMembers(dimension, dataset, organization);
    for (const member of members.filter((one) => known.length > 0 && !known.includes(one))) {
      report(
        ['only', dimension],
        `「${member}」不在可用值之内：${known.join('、')}`,
        `"${member}" is none of: ${known.join(', ')}`,
      );
    }
  }
}

/** The members that a dimension can have; none where it is free text. */
function knownMembers(
  dimension: string,
  dataset: DatasetSpec,
  organization: Organization,
): readonly string[] {
  const column = dataset.columns.find((one) => one.name === dimension);
  if (column?.type === 'branch') return organization.branches.map((one) => one.name);
  if (column?.type === 'department') return organization.departments.map((one) => one.name);
  const derived = dataset.derived.find((one) => one.name === dimension);
  return column?.values.map((one) => one.value) ?? derived?.values ?? [];
}

/**
 * Two targets by one setter that hold for the same member in the same month contradict each other; so does one for all
 * members beside one for some of them, where both judge a figure that the metric has.
 */
export function reportOverlaps(
  targets: readonly TargetSpec[],
  metrics: readonly MetricSpec[],
  datasets: readonly DatasetSpec[],
  report: Report,
): void {
  for (const [index, target] of targets.entries()) {
    const rival = targets
      .slice(0, index)
      .findIndex((earlier) => collide(earlier, target, metrics, datasets));
    if (rival >= 0) {
      report(
        [index],
        `与第 ${rival + 1} 条考核值的对象和月份重叠`,
        `overlaps with target ${rival + 1} in members and months`,
      );
    }
  }
}

function collide(
  a: TargetSpec,
  b: TargetSpec,
  metrics: readonly MetricSpec[],
  datasets: readonly DatasetSpec[],
): boolean {
  const sameMonths = (a.from ?? '') <= (b.to ?? '9999-99') && (b.from ?? '') <= (a.to ?? '9999-99');
  if (a.metric !== b.metric || a.setBy !== b.setBy || a.period !== b.period || !sameMonths)
    return false;
  const named = [...new Set([...Object.keys(a.only), ...Object.keys(b.only)])];
  const haveMembers = named.every(
    (name) =>
      !(name in a.only) ||
      !(name in b.only) ||
      a.only[name]?.some((member) => b.only[name]?.includes(member)),
  );
  if (!haveMembers) return false;
  if (named.length === Object.keys(a.only).length && named.length === Object.keys(b.only).length)
    return true;
  const metric = metrics.find(({ id }) => id === a.metric);
  const dataset = datasets.find(({ id }) => id === metric?.scope.dataset);
  if (!metric || !dataset) return false;
  const judges = (target: TargetSpec, dimensions: readonly string[]): boolean =>
    levelsOf(dimensions, target, dataset).some((level) => target.judges.includes(level));
  return metric.by
    .filter((dimensions) => named.every((name) => dimensions.includes(name)))
    .some((dimensions) => judges(a, dimensions) && judges(b, dimensions));
}
