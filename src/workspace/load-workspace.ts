import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fault } from '../messages/fault.ts';
import type { FindingsConfig } from '../pack/findings-config.ts';
import { loadPack } from '../pack/load-pack.ts';
import { Problems } from '../pack/problems.ts';
import { repeated } from '../pack/repeated.ts';
import { resolveMetric } from '../pack/resolve-metric.ts';
import { checkReplaced, resolveSlide } from '../pack/resolve-slide.ts';
import type { MetricSpec, Pack, SlideSpec } from '../pack/types.ts';
import { parseYaml } from '../yaml/read.ts';
import { resolveBreak } from './breaks.ts';
import { resolveOrganization } from './organization.ts';
import { configSchema, type RawConfig } from './schema.ts';
import { reportOverlaps, resolveTarget } from './targets.ts';
import { resolveTheme } from './theme.ts';
import type { Period, TargetSpec, Workspace } from './types.ts';

export const CONFIG_FILE = 'report.config.yaml';

/** A workspace and its pack, the workspace's own metrics and slides taken in. */
export interface LoadedWorkspace {
  readonly workspace: Workspace;
  readonly pack: Pack;
  /** SHA-256 of the configuration as it was read, in hex. */
  readonly configHash: string;
}

/**
 * Reads `report.config.yaml` in `folder` and the pack that it names. `out` overrides where results go.
 * Throws a Fault of kind `usage` that lists every problem at once, field first.
 */
export function loadWorkspace(options: {
  readonly folder: string;
  readonly out?: string | undefined;
}): LoadedWorkspace {
  const folder = resolve(options.folder);
  const configFile = join(folder, CONFIG_FILE);
  const bytes = readConfig(configFile);
  const yaml = parseYaml(bytes.toString('utf8'), CONFIG_FILE);
  const problems = new Problems();
  const raw = problems.check(yaml, configSchema);
  if (!raw) throw invalid(configFile, problems);
  const pack = extend(loadPack(packFolder(raw.pack)), raw, problems, yaml);
  const theme = resolveTheme(raw.theme, pack.theme, folder, problems.in(yaml, ['theme']));
  const report = problems.in(yaml);
  const organization = resolveOrganization(raw, report);
  const targets = raw.targets.flatMap((target, index): TargetSpec[] => {
    const resolved = resolveTarget(
      target,
      pack.metrics,
      pack.datasets,
      organization,
      problems.in(yaml, ['targets', index]),
    );
    return resolved ? [resolved] : [];
  });
  reportOverlaps(targets, problems.in(yaml, ['targets']));
  const breaks = raw.breaks.map((one, index) =>
    resolveBreak(one, pack.metrics, problems.in(yaml, ['breaks', index])),
  );
  checkDatasetNames(raw, pack, problems.in(yaml));
  if (problems.count > 0) throw invalid(configFile, problems);
  const { default: whole = '自然月', ...periods } = raw.period;
  const workspace: Workspace = {
    folder,
    configFile,
    out: options.out === undefined ? join(folder, 'out') : resolve(options.out),
    history: join(folder, 'history'),
    packFolder: pack.folder,
    organization,
    inputs: {
      folderOf: (month) => resolve(folder, raw.inputs_folder.replaceAll('{month}', month)),
      datasets: Object.entries(raw.inputs).map(([dataset, input]) => ({ dataset, ...input })),
    },
    periods: Object.fromEntries(
      Object.entries(periods).map(([dataset, text]) => [dataset, periodFrom(text)]),
    ),
    defaultPeriod: periodFrom(whole),
    timeZone: raw.timezone,
    lang: raw.locale,
    targets,
    breaks,
    calendar: raw.calendar.map(({ from, to, note }) => ({ from, to: to ?? from, note })),
    headerAliases: canonicalAliases(raw, pack),
    privacy: { maskLists: raw.privacy.mask_lists },
    report: raw.report,
    browser: raw.browser,
  };
  const configHash = createHash('sha256').update(bytes).digest('hex');
  return Object.freeze({
    workspace: Object.freeze(workspace),
    pack: { ...pack, theme },
    configHash,
  });
}

function readConfig(file: string): Buffer {
  if (!existsSync(file)) throw fault('workspace.missing', { file });
  try {
    return readFileSync(file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw fault('workspace.unreadable', { file, reason }, { cause });
  }
}

function invalid(file: string, problems: Problems): Error {
  return fault(
    'workspace.invalid',
    { file, count: problems.count },
    { problems: problems.asMessages() },
  );
}

/** Packs stand in `templates/` beside the program, in the sources as in the built files. */
function packFolder(name: string): string {
  const templates = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'templates');
  const known = readdirSync(templates, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  if (!known.includes(name)) {
    throw fault('pack.unknown', { pack: name, known });
  }
  return join(templates, name);
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
  raw: RawConfig,
  problems: Problems,
  yaml: ReturnType<typeof parseYaml>,
): Pack {
  const own = raw.metrics.flatMap((metric, index): MetricSpec[] => {
    const resolved = resolveMetric(metric, pack, problems.in(yaml, ['metrics', index]));
    return resolved ? [resolved] : [];
  });
  const metrics = [...pack.metrics, ...own];
  const slides: SlideSpec[] = [...pack.slides];
  for (const [index, slide] of raw.slides.entries()) {
    const report = problems.in(yaml, ['slides', index]);
    const resolved = resolveSlide(slide, { ...pack, metrics }, report);
    const before = slide.after ?? slides.findLast((one) => one.section === resolved.section)?.id;
    const place = slides.findIndex((one) => one.id === before);
    if (slide.after !== undefined && place < 0)
      report(['after'], `没有编号为「${slide.after}」的页`, `no slide "${slide.after}"`);
    slides.splice(place < 0 ? slides.length : place + 1, 0, resolved);
  }
  for (const [index, { id }] of raw.slides.entries()) {
    const slide = slides.find((one) => one.id === id);
    if (slide) checkReplaced(slide, slides, problems.in(yaml, ['slides', index]));
  }
  const first = pack.metrics.length;
  for (const index of repeated(metrics.map((metric) => metric.id)).filter((one) => one >= first)) {
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
  return { ...pack, metrics, slides, findings: withRules(pack.findings, raw.rules) };
}

function checkDatasetNames(
  raw: RawConfig,
  pack: Pack,
  report: (path: readonly PropertyKey[], zh: string, en: string) => void,
): void {
  const known = pack.datasets.map((dataset) => dataset.id);
  const named = [
    ...Object.keys(raw.inputs).map((name) => ['inputs', name] as const),
    ...Object.keys(raw.aliases).map((name) => ['aliases', name] as const),
    ...Object.keys(raw.period)
      .filter((name) => name !== 'default')
      .map((name) => ['period', name] as const),
  ];
  for (const [field, name] of named.filter(([, one]) => !known.includes(one))) {
    report(
      [field, name],
      `没有名为「${name}」的数据集；可用：${known.join('、')}`,
      `no dataset named "${name}"; known: ${known.join(', ')}`,
    );
  }
  for (const [datasetId, columns] of Object.entries(raw.aliases)) {
    const dataset = pack.datasets.find((one) => one.id === datasetId);
    for (const name of Object.keys(columns)) {
      if (dataset && !dataset.columns.some((one) => one.name === name || one.header === name)) {
        report(
          ['aliases', datasetId, name],
          `数据集 ${datasetId} 没有「${name}」这一列`,
          `dataset ${datasetId} has no column "${name}"`,
        );
      }
    }
  }
}

function canonicalAliases(raw: RawConfig, pack: Pack): Workspace['headerAliases'] {
  return Object.fromEntries(
    Object.entries(raw.aliases).map(([datasetId, columns]) => {
      const dataset = pack.datasets.find((one) => one.id === datasetId);
      const named = Object.entries(columns).map(([name, aliases]) => {
        const column = dataset?.columns.find((one) => one.name === name || one.header === name);
        return [column?.name ?? name, aliases] as const;
      });
      return [datasetId, Object.fromEntries(named)];
    }),
  );
}

function periodFrom(text: string): Period {
  const day = /^(\d{1,2})-/.exec(text)?.[1];
  return day === undefined ? { kind: 'calendar' } : { kind: 'from_day', day: Number(day) };
}
