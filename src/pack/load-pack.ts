import { basename, join } from 'node:path';
import type { z } from 'zod';
import { fault } from '../messages/fault.ts';
import { plainWord } from '../words/word-book.ts';
import { parseYaml, type YamlFile } from '../yaml/read.ts';
import { checkSql } from './dataset/check-sql.ts';
import { allOf, conditionOf } from './dataset/condition.ts';
import { inOneWidth } from './dataset/one-width.ts';
import { resolveDataset } from './dataset/resolve-dataset.ts';
import { datasetSchema, scopesSchema } from './dataset/schema.ts';
import type { DatasetSpec, ScopeSpec } from './dataset/types.ts';
import { Problems } from './declare/problems.ts';
import { repeated } from './declare/repeated.ts';
import { reportUnknown } from './declare/unknown-name.ts';
import { keptPack, putBuilt } from './kept-packs.ts';
import { PackFiles } from './layers/pack-files.ts';
import { withUsedSlides } from './layers/used-slides.ts';
import { withOver } from './metric/over.ts';
import { type MetricContext, resolveMetric } from './metric/resolve-metric.ts';
import { metricsSchema } from './metric/schema.ts';
import type { MetricSpec } from './metric/types.ts';
import { checkReplaced, resolveSlide } from './outline/resolve-slide.ts';
import { outlineSchema } from './outline/schema.ts';
import type { SlideSpec } from './outline/types.ts';
import { noteSources } from './pack-sources.ts';
import { type CheckSpec, checkReferences, checksSchema } from './rules/checks-config.ts';
import {
  checkFindings,
  defaultFindings,
  findingsSchema,
  withSetters,
} from './rules/findings-config.ts';
import { checkLevels, defaultLevels, levelPhrases, levelsSchema } from './rules/levels-config.ts';
import { checkList, type ListSpec, listsSchema } from './rules/lists-config.ts';
import { packSchema, phrasesSchema, themeSchema } from './schema.ts';
import { TEMPLATES } from './templates-folder.ts';
import type { Pack } from './types.ts';
import { requiredPhrases } from './words/required-phrases.ts';

export { TEMPLATES };

/**
 * Loads a pack's folder with the modules that it uses and checks every reference in it, unless the same files were
 * checked before, by this process or when the program was built. Throws a Fault of kind `usage` that lists all
 * problems with file and line.
 */
export function loadPack(folder: string): Pack {
  const { files, head } = openPack(folder);
  const fingerprint = files.fingerprint();
  const pack = keptPack(fingerprint, folder, () => checkedPack(folder, files, head));
  noteSources(pack, { folder, uses: head.uses, fingerprint });
  return pack;
}

/** Checks a pack when the program is built, so that no run has to. Throws as {@link loadPack} does. */
export function buildPack(folder: string): void {
  const { files, head } = openPack(folder);
  putBuilt(files.fingerprint(), checkedPack(folder, files, head));
}

type Head = z.infer<typeof packSchema>;

/** The head of a pack, and the files of all its layers; without its modules it lacks a part of everything. */
function openPack(folder: string): { readonly files: PackFiles; readonly head: Head } {
  const problems = new Problems();
  const headFile = new PackFiles(folder, [], TEMPLATES).yaml('pack.yaml');
  const head = problems.check(headFile, packSchema);
  const files = new PackFiles(folder, head?.uses ?? [], TEMPLATES);
  for (const name of files.missing)
    problems.in(headFile)(['uses'], `没有名为「${name}」的模块`, `no module named "${name}"`);
  if (files.missing.length > 0 || !head) throw invalid(folder, problems);
  return { files, head };
}

function checkedPack(folder: string, files: PackFiles, head: Head): Pack {
  const problems = new Problems();
  const yaml = files.yaml.bind(files);
  const levelsFile = yaml('levels.yaml');
  const levels = problems.check(levelsFile, levelsSchema) ?? defaultLevels();
  checkLevels(levels, problems.in(levelsFile));
  const { whole } = levels.levels;
  const datasets = loadDatasets(files, folder, problems).map((dataset) => ({
    ...dataset,
    wholeNames: [whole.name, ...whole.aliases],
  }));
  const scopesFile = yaml('scopes.yaml');
  problems.declares('scope', scopesFile, 'scopes');
  const scopes = loadScopes(
    problems.check(scopesFile, scopesSchema),
    scopesFile,
    datasets,
    problems,
  );
  const { setters } = levels;
  const phrases = loadPhrases(yaml('phrases.yaml'), problems);
  const measure = plainWord(phrases, 'word.measure');
  const metrics = loadMetrics(
    yaml('metrics.yaml'),
    { datasets, scopes, measure },
    phrases,
    problems,
  );
  const outlineFile = withUsedSlides(yaml('outline.yaml'), yaml('slides.yaml'));
  const outline = problems.check(outlineFile, outlineSchema);
  const sections = outline?.sections ?? [];
  const checks = loadChecks(yaml('checks.yaml'), datasets, metrics, problems);
  const lists = loadLists(yaml('lists.yaml'), datasets, problems);
  const slides: SlideSpec[] = (outline?.slides ?? []).map((slide, index) =>
    resolveSlide(
      slide,
      { datasets, metrics, sections, lists, checks, setters },
      problems.in(outlineFile, ['slides', index]),
    ),
  );
  for (const [index, { blocks }] of slides.entries())
    for (const rule of blocks.flatMap(({ block }) =>
      block.kind === 'decisions' ? block.rules : [],
    ))
      if (!(`decision.${rule}` in phrases))
        problems.in(outlineFile, ['slides', index])(
          ['blocks'],
          `规则「${rule}」没有句式 decision.${rule}`,
          `the rule "${rule}" has no phrase decision.${rule}`,
        );
  for (const [index, { blocks }] of slides.entries())
    if (blocks.some(({ block }) => block.kind === 'picture'))
      problems.in(outlineFile, ['slides', index])(
        ['blocks'],
        '图片只能写在工作区 report.config.yaml 的 slides 里',
        'pictures belong to the slides of a workspace (slides: in report.config.yaml)',
      );
  for (const [index, slide] of slides.entries())
    checkReplaced(slide, slides, problems.in(outlineFile, ['slides', index]));
  for (const index of repeated(slides.map((slide) => slide.id))) {
    problems.in(outlineFile)(['slides', index, 'id'], '编号重复', 'id used twice');
  }
  const findingsFile = yaml('findings.yaml');
  const findings = problems.check(findingsFile, findingsSchema) ?? defaultFindings();
  const setterIds = setters.map(({ id }) => id);
  checkFindings(findings, metrics, setterIds, problems.in(findingsFile));
  const theme = problems.check(yaml('theme.yaml'), themeSchema);
  const templates = readTemplates(files, folder, problems);
  const styles = readStyles('deck.css', files, folder, problems);
  const screenStyles = readStyles('web.css', files, folder, problems);
  if (problems.count > 0 || !theme) throw invalid(folder, problems);
  return {
    id: head.id,
    name: head.name,
    reportTitle: head.report_title,
    department: head.department ?? phrases['department.usual'] ?? head.name,
    folder,
    ...(head.periods === undefined ? {} : { periods: head.periods }),
    datasets,
    scopes,
    metrics,
    sections,
    slides,
    phrases: { ...phrases, ...levelPhrases(levels) },
    levels,
    checks,
    findings: withSetters(findings, setterIds),
    lists,
    theme,
    templates,
    styles,
    screenStyles,
  };
}

function invalid(folder: string, problems: Problems): Error {
  return fault(
    'pack.invalid',
    { pack: basename(folder), count: problems.count },
    { problems: problems.asMessages() },
  );
}

function loadDatasets(
  files: PackFiles,
  folder: string,
  problems: Problems,
): readonly DatasetSpec[] {
  const names = files.names('datasets', '.yaml');
  if (names === null) {
    missing(folder, 'datasets', problems);
    problems.lost('dataset');
  }
  return (names ?? []).flatMap((name) => {
    const file = files.yaml(join('datasets', name));
    problems.declaresId('dataset', basename(name, '.yaml'));
    const raw = problems.check(file, datasetSchema);
    return raw ? [resolveDataset(raw, problems.in(file))] : [];
  });
}

function loadScopes(
  raw: z.infer<typeof scopesSchema> | null,
  file: YamlFile,
  datasets: readonly DatasetSpec[],
  problems: Problems,
): readonly ScopeSpec[] {
  return (raw?.scopes ?? []).flatMap((scope, index) => {
    const report = problems.in(file, ['scopes', index]);
    const dataset = datasets.find((candidate) => candidate.id === scope.dataset);
    if (!dataset) {
      const known = datasets.map(({ id }) => id);
      reportUnknown(report, ['dataset'], 'dataset', scope.dataset, known);
      return [];
    }
    if (scope.where !== null) checkSql(scope.where, dataset, ['where'], report);
    const only = conditionOf(scope.only, dataset);
    for (const problem of only.problems) report(['only', problem.field], problem.zh, problem.en);
    return [
      {
        id: scope.id,
        name: scope.name,
        dataset: scope.dataset,
        where: allOf(scope.where === null ? null : inOneWidth(scope.where, dataset), only.sql),
      },
    ];
  });
}

/** Reports every phrase that code asks for and the pack has not. */
function loadPhrases(file: YamlFile, problems: Problems): Readonly<Record<string, string>> {
  const phrases = problems.check(file, phrasesSchema)?.phrases;
  // A file that cannot be read is told once, not phrase by phrase.
  for (const name of requiredPhrases.filter((one) => phrases && !(one in phrases)))
    problems.in(file)(['phrases'], `缺少句式 ${name}`, `the phrase ${name} is missing`);
  return phrases ?? {};
}

function loadMetrics(
  file: YamlFile,
  context: MetricContext,
  phrases: Readonly<Record<string, string>>,
  problems: Problems,
): readonly MetricSpec[] {
  if (file.value === null) problems.lost('metric');
  else problems.declares('metric', file, 'metrics');
  const raw = problems.check(file, metricsSchema)?.metrics ?? [];
  for (const index of repeated(raw.map((metric) => metric.id))) {
    problems.in(file)(['metrics', index, 'id'], '编号重复', 'id used twice');
  }
  return raw.flatMap((metric, index) => {
    const resolved = resolveMetric(metric, context, problems.in(file, ['metrics', index]));
    return resolved ? withOver(resolved, metric.over, phrases) : [];
  });
}

function loadLists(
  file: YamlFile,
  datasets: readonly DatasetSpec[],
  problems: Problems,
): readonly ListSpec[] {
  problems.declares('list', file, 'lists');
  const lists = problems.check(file, listsSchema)?.lists ?? [];
  for (const index of repeated(lists.map((list) => list.id))) {
    problems.in(file)(['lists', index, 'id'], '编号重复', 'id used twice');
  }
  for (const [index, list] of lists.entries()) {
    checkList(list, datasets, problems.in(file, ['lists', index]));
  }
  return lists;
}

function loadChecks(
  file: YamlFile,
  datasets: readonly DatasetSpec[],
  metrics: readonly MetricSpec[],
  problems: Problems,
): readonly CheckSpec[] {
  problems.declares('check', file, 'checks');
  const checks = problems.check(file, checksSchema)?.checks ?? [];
  for (const index of repeated(checks.map((check) => check.id))) {
    problems.in(file)(['checks', index, 'id'], '编号重复', 'id used twice');
  }
  for (const [index, check] of checks.entries()) {
    checkReferences(check, datasets, metrics, problems.in(file, ['checks', index]));
  }
  return checks;
}

/** Of a template the highest layer's text holds. */
function readTemplates(
  files: PackFiles,
  folder: string,
  problems: Problems,
): Readonly<Record<string, string>> {
  const names = files.names('html', '.hbs');
  if (names === null) missing(folder, 'html', problems);
  return Object.fromEntries(
    (names ?? []).map((name) => [
      basename(name, '.hbs'),
      files.texts(join('html', name)).at(-1) ?? '',
    ]),
  );
}

/** Styles stand one behind the other, so that those of a pack win over those of its modules. */
function readStyles(
  name: 'deck.css' | 'web.css',
  files: PackFiles,
  folder: string,
  problems: Problems,
): string {
  const texts = files.texts(name);
  if (texts.length === 0) missing(folder, name, problems);
  return texts.join('\n');
}

function missing(folder: string, part: string, problems: Problems): void {
  const nothing = parseYaml('', join(basename(folder), part));
  problems.in(nothing)([], '缺少这个文件或文件夹', 'this file or folder is missing');
}
