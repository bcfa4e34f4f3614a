import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { fault } from '../messages/fault.ts';
import { Problems, type Report } from '../pack/declare/problems.ts';
import { repeated } from '../pack/declare/repeated.ts';
import { reportUnknown } from '../pack/declare/unknown-name.ts';
import { findMetric } from '../pack/metric/metric-id.ts';
import { overId, withOver } from '../pack/metric/over.ts';
import { resolveMetric } from '../pack/metric/resolve-metric.ts';
import { OVER } from '../pack/metric/schema.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { checkReplaced, resolveSlide } from '../pack/outline/resolve-slide.ts';
import type { SlideSpec } from '../pack/outline/types.ts';
import { sourcesOf } from '../pack/pack-sources.ts';
import type { FindingsConfig } from '../pack/rules/findings-config.ts';
import type { Pack } from '../pack/types.ts';
import { plainWord } from '../words/word-book.ts';
import { parseYaml } from '../yaml/read.ts';
import { resolveBreak, resolveComparable } from './breaks.ts';
import { CONFIG_FILE, readConfig } from './config-file.ts';
import { askedPack, configOfPack, isOfOtherPack, isOverOtherPack } from './config-of-pack.ts';
import { resolveDeliver } from './deliver-schema.ts';
import { headerAliases } from './header-aliases.ts';
import { resolveInput } from './inputs.ts';
import { resolveOrganization } from './organization.ts';
import { type StrayFolders, strayFolders } from './own-folders.ts';
import { withChapters, withOwnOutline } from './own-outline.ts';
import { withPictures } from './own-pictures.ts';
import { withOwnValues } from './own-values.ts';
import { packNamed } from './packs.ts';
import { PERIOD_KINDS } from './periods.ts';
import { configSchema, type RawConfig } from './schema.ts';
import {
  type LoadedWorkspace,
  type LookedAt,
  lookedAt,
  type SettledWorkspace,
  workspaceOf,
} from './settled-workspace.ts';
import { reportOverlaps, resolveTarget } from './targets.ts';
import { resolveTheme } from './theme.ts';
import type { Cut, TargetSpec } from './types.ts';

export { CONFIG_FILE, type LoadedWorkspace };

/** Which workspace, and as what. */
export interface WorkspaceOptions {
  readonly folder: string;
  readonly out?: string | undefined;
  readonly packsOf?: string | undefined;
  /** Which of several packs is meant; the first unless given. */
  readonly pack?: string | undefined;
}

/**
 * Reads `report.config.yaml` in `folder` and the pack that it names, or that of several which is asked for. `out` overrides where results go; `packsOf` is the
 * workspace whose own packs may be named, where that is another folder.
 * Throws a Fault of kind `usage` that lists every problem at once, field first.
 */
export function loadWorkspace(options: WorkspaceOptions): LoadedWorkspace {
  return workspaceOf(settleWorkspace(options), options.out);
}

/** {@link loadWorkspace} as data, which another run can take over. */
export function settleWorkspace(options: WorkspaceOptions): SettledWorkspace {
  const folder = resolve(options.folder);
  const configFile = join(folder, CONFIG_FILE);
  const bytes = readConfig(folder);
  const yaml = parseYaml(bytes, CONFIG_FILE);
  const problems = new Problems();
  const written = problems.check(yaml, configSchema);
  if (!written) throw invalid(configFile, problems);
  const asked = askedPack(written.pack, options.pack);
  const packsOf = options.packsOf ?? folder;
  const plain = packNamed(asked.name, packsOf);
  const others = asked.others.map((name) => packNamed(name, packsOf));
  const raw = configOfPack(written, plain, others, asked.isFirst);
  const datasets = withOwnValues(plain.datasets, raw.values, problems.in(yaml, ['values']));
  const report = problems.in(yaml);
  const allowPaths = raw.allow_paths.map((path) => resolve(folder, path));
  const looked: LookedAt[] = [];
  const place = (name: string) => {
    const file = lookedAt(name, folder, allowPaths);
    if (file !== null) looked.push(file);
    return file?.place ?? null;
  };
  const pack = extend({ ...plain, datasets }, others, raw, problems, yaml, place);
  const theme = resolveTheme(raw.theme, pack.theme, place, problems.in(yaml, ['theme']));
  const isElsewhere = options.out !== undefined;
  tellStray(strayFolders(raw.inputs_folder, isElsewhere, { folder, allowPaths }), report);
  const organization = resolveOrganization(raw, pack.levels, report);
  const targets = raw.targets.flatMap((target, index): TargetSpec[] => {
    if (isOfOtherPack(target.metric, pack, others)) return [];
    const resolved = resolveTarget(
      target,
      pack,
      organization,
      problems.in(yaml, ['targets', index]),
    );
    return resolved ? [resolved] : [];
  });
  reportOverlaps(targets, pack.metrics, pack.datasets, problems.in(yaml, ['targets']));
  const breaks = raw.breaks.map((one, index) =>
    resolveBreak(one, pack.metrics, problems.in(yaml, ['breaks', index]), others),
  );
  const comparable = raw.comparable.map((one, index) =>
    resolveComparable(one, pack.metrics, problems.in(yaml, ['comparable', index]), others),
  );
  checkDatasetNames(raw, pack, problems.in(yaml));
  const aliases = headerAliases(raw.aliases, pack, problems.in(yaml));
  const inputs = Object.entries(raw.inputs).map(([dataset, input]) =>
    resolveInput(dataset, input, pack, problems.in(yaml, ['inputs', dataset])),
  );
  const deliver = resolveDeliver(raw.deliver, organization, problems.in(yaml, ['deliver']));
  if (problems.count > 0) throw invalid(configFile, problems);
  const { default: whole = '自然月', ...periods } = raw.period;
  const workspace: SettledWorkspace['workspace'] = {
    folder,
    configFile,
    ...(asked.isFirst && others.length > 0 ? { olderHistory: join(folder, 'history') } : {}),
    packFolder: pack.folder,
    allowPaths,
    organization,
    inputs: { datasets: inputs },
    ...(pack.periods === undefined
      ? {}
      : { periodKinds: PERIOD_KINDS.filter((kind) => pack.periods?.includes(kind)) }),
    periods: Object.fromEntries(
      Object.entries(periods).map(([dataset, given]) => [dataset, periodFrom(given)]),
    ),
    defaultPeriod: periodFrom(whole),
    timeZone: raw.timezone,
    lang: raw.locale,
    targets,
    breaks,
    comparable,
    calendar: raw.calendar.map(({ from, to, note }) => ({ from, to: to ?? from, note })),
    headerAliases: aliases,
    maxQuarantined: raw.max_quarantined,
    cache: { isOn: raw.cache !== false, most: cacheBytes(raw.cache) },
    engine: raw.engine === 'duckdb' ? { kind: 'duckdb' } : raw.engine,
    privacy: { maskLists: raw.privacy.mask_lists },
    report: raw.report,
    deliver,
    browser: raw.browser,
  };
  return {
    workspace,
    pack: { ...pack, theme },
    configHash: createHash('sha256').update(bytes).digest('hex'),
    inputsFolder: raw.inputs_folder,
    packPart: others.length === 0 ? null : asked.name,
    packs: namedSources([asked.name, ...asked.others], [plain, ...others]),
    looked,
  };
}

function namedSources(names: readonly string[], packs: readonly Pack[]): SettledWorkspace['packs'] {
  const all = packs.flatMap((pack, at) => {
    const of = sourcesOf(pack);
    return of === null ? [] : [{ ...of, name: names[at] ?? '' }];
  });
  return all.length === names.length ? all : null;
}

/** Bytes that kept tables may have unless the configuration says it. */
const MOST_CACHE = 2 ** 31;

function cacheBytes(cache: RawConfig['cache']): number {
  return typeof cache === 'boolean' ? MOST_CACHE : cache.max_mb * 2 ** 20;
}

function tellStray({ inputs, own }: StrayFolders, report: Report): void {
  if (inputs) {
    report(
      ['inputs_folder'],
      '要放在工作区里，或把该文件夹写进 allow_paths',
      'must be inside the workspace, or the folder listed in allow_paths',
    );
  }
  for (const name of own) {
    report(
      ['allow_paths'],
      `${name} 是指向工作区之外的链接，请把所指的文件夹列在这里`,
      `${name} is a link that leads out of the workspace; list the folder that it leads to`,
    );
  }
}

function invalid(file: string, problems: Problems): Error {
  return fault(
    'workspace.invalid',
    { file, count: problems.count },
    { problems: problems.asMessages() },
  );
}

/** The pack's thresholds with those that the workspace sets in their place. */
function withRules(findings: FindingsConfig, rules: RawConfig['rules']): FindingsConfig {
  const { small_sample = findings.thresholds.small_sample } = rules;
  const { small_base = findings.thresholds.small_base } = rules;
  return { ...findings, thresholds: { ...findings.thresholds, small_sample, small_base } };
}

/** Takes the workspace's own metrics and slides into the pack; they have the rights of the pack's own. */
function extend(
  pack: Pack,
  others: readonly Pack[],
  raw: RawConfig,
  problems: Problems,
  yaml: ReturnType<typeof parseYaml>,
  place: (name: string) => string | null,
): Pack {
  problems.declares('metric', yaml, 'metrics');
  const context = { ...pack, measure: plainWord(pack.phrases, 'word.measure') };
  const own = raw.metrics.flatMap((metric, index): readonly MetricSpec[] => {
    if (isOverOtherPack(metric, pack, others)) return [];
    const resolved = resolveMetric(metric, context, problems.in(yaml, ['metrics', index]));
    return resolved ? withOver(resolved, metric.over, pack.phrases) : [];
  });
  const metrics = withTargeted([...pack.metrics, ...own], raw.targets, pack.phrases);
  const ids = [...pack.metrics, ...own.filter(({ over }) => !over)].map(({ id }) => id);
  const outlineReport = problems.in(yaml, ['outline']);
  const deck = withChapters(pack, raw.outline, outlineReport);
  const slides: SlideSpec[] = [...deck.slides];
  for (const [index, slide] of raw.slides.entries()) {
    const report = problems.in(yaml, ['slides', index]);
    const resolved = resolveSlide(
      slide,
      { ...pack, metrics, sections: deck.sections, setters: pack.levels.setters },
      report,
    );
    const before = slide.after ?? slides.findLast((one) => one.section === resolved.section)?.id;
    const at = slides.findIndex((one) => one.id === before);
    if (slide.after !== undefined && at < 0)
      reportUnknown(
        report,
        ['after'],
        'slide',
        slide.after,
        slides.map(({ id }) => id),
      );
    slides.splice(at < 0 ? slides.length : at + 1, 0, withPictures(resolved, place, report));
  }
  for (const [index, { id }] of raw.slides.entries()) {
    const slide = slides.find((one) => one.id === id);
    if (slide) checkReplaced(slide, slides, problems.in(yaml, ['slides', index]));
  }
  const first = pack.metrics.length;
  for (const index of repeated(ids).filter((one) => one >= first)) {
    problems.in(yaml)(
      ['metrics', index - first, 'id'],
      '编号与已有指标重复',
      'id is used by another metric',
    );
  }
  for (const slide of repeated(slides.map((one) => one.id))) {
    problems.in(yaml)(
      ['slides'],
      `页编号「${slides[slide]?.id}」重复`,
      `slide id "${slides[slide]?.id}" used twice`,
    );
  }
  const ownDeck = withOwnOutline({ sections: deck.sections, slides }, raw.outline, outlineReport);
  return { ...pack, ...ownDeck, metrics, findings: withRules(pack.findings, raw.rules) };
}

/** The metrics with those over the longer periods that limits ask for, behind the metric that they are of. */
function withTargeted(
  metrics: readonly MetricSpec[],
  targets: RawConfig['targets'],
  phrases: Pack['phrases'],
): readonly MetricSpec[] {
  return metrics.flatMap((metric) => {
    if (metric.over) return [metric];
    const asked = OVER.filter((kind) =>
      targets.some((one) => one.period === kind && findsMetric(one.metric, metric)),
    );
    const missing = asked.filter(
      (kind) => !metrics.some(({ id }) => id === overId(metric.id, kind)),
    );
    return withOver(metric, missing, phrases);
  });
}

/** Whether a limit names a metric, by id or by name. */
function findsMetric(written: string, metric: MetricSpec): boolean {
  const found = findMetric(written, [metric]);
  return found.kind !== 'missing' && found.metric.id === metric.id;
}

function checkDatasetNames(raw: RawConfig, pack: Pack, report: Report): void {
  const known = pack.datasets.map((dataset) => dataset.id);
  const named = [
    ...Object.keys(raw.inputs).map((name) => ['inputs', name] as const),
    ...Object.keys(raw.aliases).map((name) => ['aliases', name] as const),
    ...Object.keys(raw.period)
      .filter((name) => name !== 'default')
      .map((name) => ['period', name] as const),
  ];
  for (const [field, name] of named.filter(([, one]) => !known.includes(one))) {
    reportUnknown(report, [field, name], 'dataset', name, known);
  }
}

function periodFrom(given: RawConfig['period'][string]): Cut {
  const { days, lag = undefined } = typeof given === 'string' ? { days: given } : given;
  const day = /^(\d{1,2})-/.exec(days)?.[1];
  const late = lag === undefined ? {} : { lag };
  return day === undefined
    ? { kind: 'calendar', ...late }
    : { kind: 'from_day', day: Number(day), ...late };
}
