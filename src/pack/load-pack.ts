import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { fault } from '../messages/fault.ts';
import { parseYaml, type YamlFile } from '../yaml/read.ts';
import { checkSql } from './dataset/check-sql.ts';
import { allOf, conditionOf } from './dataset/condition.ts';
import { inOneWidth } from './dataset/one-width.ts';
import { resolveDataset } from './dataset/resolve-dataset.ts';
import { datasetSchema, scopesSchema } from './dataset/schema.ts';
import type { DatasetSpec, ScopeSpec } from './dataset/types.ts';
import { Problems } from './declare/problems.ts';
import { repeated } from './declare/repeated.ts';
import { resolveMetric } from './metric/resolve-metric.ts';
import { metricsSchema } from './metric/schema.ts';
import type { MetricSpec } from './metric/types.ts';
import { checkReplaced, resolveSlide } from './outline/resolve-slide.ts';
import { outlineSchema } from './outline/schema.ts';
import type { SlideSpec } from './outline/types.ts';
import { type CheckSpec, checkReferences, checksSchema } from './rules/checks-config.ts';
import { checkFindings, defaultFindings, findingsSchema } from './rules/findings-config.ts';
import { checkList, type ListSpec, listsSchema } from './rules/lists-config.ts';
import { packSchema, phrasesSchema, themeSchema } from './schema.ts';
import type { Pack } from './types.ts';
import { requiredPhrases } from './words/required-phrases.ts';

/**
 * Loads `templates/<pack>/` and checks every reference in it.
 * Throws a Fault of kind `usage` that lists all problems with file and line.
 */
export function loadPack(folder: string): Pack {
  const problems = new Problems();
  const yaml = (name: string): YamlFile => {
    const file = join(folder, name);
    return parseYaml(existsSync(file) ? readFileSync(file) : '', join(basename(folder), name));
  };
  const head = problems.check(yaml('pack.yaml'), packSchema);
  const datasets = loadDatasets(folder, yaml, problems);
  const scopesFile = yaml('scopes.yaml');
  const scopes = loadScopes(
    problems.check(scopesFile, scopesSchema),
    scopesFile,
    datasets,
    problems,
  );
  const metrics = loadMetrics(yaml('metrics.yaml'), datasets, scopes, problems);
  const outlineFile = yaml('outline.yaml');
  const outline = problems.check(outlineFile, outlineSchema);
  const sections = outline?.sections ?? [];
  const checks = loadChecks(yaml('checks.yaml'), datasets, metrics, problems);
  const lists = loadLists(yaml('lists.yaml'), datasets, problems);
  const slides: SlideSpec[] = (outline?.slides ?? []).map((slide, index) =>
    resolveSlide(
      slide,
      { datasets, metrics, sections, lists, checks },
      problems.in(outlineFile, ['slides', index]),
    ),
  );
  for (const [index, slide] of slides.entries())
    checkReplaced(slide, slides, problems.in(outlineFile, ['slides', index]));
  for (const index of repeated(slides.map((slide) => slide.id))) {
    problems.in(outlineFile)(['slides', index, 'id'], '编号重复', 'id used twice');
  }
  const phrasesFile = yaml('phrases.yaml');
  const phrases = problems.check(phrasesFile, phrasesSchema)?.phrases ?? {};
  for (const name of requiredPhrases.filter((one) => !(one in phrases))) {
    problems.in(phrasesFile)(['phrases'], `缺少句式 ${name}`, `the phrase ${name} is missing`);
  }
  const findingsFile = yaml('findings.yaml');
  const findings = problems.check(findingsFile, findingsSchema) ?? defaultFindings();
  checkFindings(findings, metrics, problems.in(findingsFile));
  const theme = problems.check(yaml('theme.yaml'), themeSchema);
  const templates = readTemplates(folder, problems);
  const styles = readStyles(folder, problems);
  if (problems.count > 0 || !head || !theme) {
    throw fault(
      'pack.invalid',
      { pack: basename(folder), count: problems.count },
      { problems: problems.asMessages() },
    );
  }
  return {
    id: head.id,
    name: head.name,
    reportTitle: head.report_title,
    folder,
    datasets,
    scopes,
    metrics,
    sections,
    slides,
    phrases,
    checks,
    findings,
    lists,
    theme,
    templates,
    styles,
  };
}

type ReadYaml = (name: string) => YamlFile;

function loadDatasets(folder: string, yaml: ReadYaml, problems: Problems): readonly DatasetSpec[] {
  const names = namesIn(folder, 'datasets', '.yaml', problems);
  return names.flatMap((name) => {
    const file = yaml(join('datasets', name));
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
      report(
        ['dataset'],
        `没有名为「${scope.dataset}」的数据集`,
        `no dataset named "${scope.dataset}"`,
      );
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

function loadMetrics(
  file: YamlFile,
  datasets: readonly DatasetSpec[],
  scopes: readonly ScopeSpec[],
  problems: Problems,
): readonly MetricSpec[] {
  const raw = problems.check(file, metricsSchema)?.metrics ?? [];
  for (const index of repeated(raw.map((metric) => metric.id))) {
    problems.in(file)(['metrics', index, 'id'], '编号重复', 'id used twice');
  }
  return raw.flatMap((metric, index) => {
    const resolved = resolveMetric(
      metric,
      { datasets, scopes },
      problems.in(file, ['metrics', index]),
    );
    return resolved ? [resolved] : [];
  });
}

function loadLists(
  file: YamlFile,
  datasets: readonly DatasetSpec[],
  problems: Problems,
): readonly ListSpec[] {
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
  const checks = problems.check(file, checksSchema)?.checks ?? [];
  for (const index of repeated(checks.map((check) => check.id))) {
    problems.in(file)(['checks', index, 'id'], '编号重复', 'id used twice');
  }
  for (const [index, check] of checks.entries()) {
    checkReferences(check, datasets, metrics, problems.in(file, ['checks', index]));
  }
  return checks;
}

function readTemplates(folder: string, problems: Problems): Readonly<Record<string, string>> {
  const names = namesIn(folder, 'html', '.hbs', problems);
  return Object.fromEntries(
    names.map((name) => [basename(name, '.hbs'), readFileSync(join(folder, 'html', name), 'utf8')]),
  );
}

function readStyles(folder: string, problems: Problems): string {
  const file = join(folder, 'deck.css');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  missing(folder, 'deck.css', problems);
  return '';
}

/** The files with an ending in a folder of the pack, in order; a folder that is not there is a problem. */
function namesIn(
  folder: string,
  part: string,
  ending: string,
  problems: Problems,
): readonly string[] {
  if (existsSync(join(folder, part))) {
    return readdirSync(join(folder, part))
      .filter((name) => name.endsWith(ending))
      .sort();
  }
  missing(folder, part, problems);
  return [];
}

function missing(folder: string, part: string, problems: Problems): void {
  const nothing = parseYaml('', join(basename(folder), part));
  problems.in(nothing)([], '缺少这个文件或文件夹', 'this file or folder is missing');
}
