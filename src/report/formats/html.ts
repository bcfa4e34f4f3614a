import { calculatorOf } from '../../calculators/registry.ts';
import { definitionFacts, leftOutOf, resultFacts } from '../../explain/facts/facts.ts';
import type { FigureTold } from '../../explain/facts/types.ts';
import { figureName } from '../../findings/figure-name.ts';
import type { Fonts } from '../../fonts/fonts.ts';
import { reasonInWords } from '../../metrics/reason.ts';
import type { MetricSpec } from '../../pack/metric/types.ts';
import type { Pack } from '../../pack/types.ts';
import type { PageInput, ToldFigure } from '../../render/web/render-page.ts';
import { periodOf } from '../../workspace/period.ts';
import { blockFailed } from './block-failed.ts';
import { deckOf, tellCuts } from './deck-of.ts';
import type { OutputFormat, RenderRequest } from './format.ts';

/** The report as one page that people explore; no browser is asked for it. */
export const html: OutputFormat = {
  stage: 'page',
  async render(request) {
    const page = await pageOf(request, await fontsOf(request.pack));
    return { file: { name: 'report.html', bytes: Buffer.from(page, 'utf8') } };
  },
};

/** What a page is made from. */
export type PageRequest = Omit<RenderRequest, 'browser' | 'onAlone'>;

/** The typeface of a pack. */
export async function fontsOf({ theme }: Pack): Promise<Fonts> {
  const { loadFonts } = await import('../../fonts/fonts.ts');
  return await loadFonts(theme.fonts.files ?? null);
}

/** The page as text. */
export async function pageOf(
  request: PageRequest,
  fonts: Fonts,
  draw?: PageInput['draw'],
): Promise<string> {
  const { renderPage } = await import('../../render/web/render-page.ts');
  const { report, workspace, pack, reporter } = request;
  const { theme, templates, styles, screenStyles } = pack;
  // Beside the PDF it has the slides that were measured for it.
  const deck = await deckOf(request, fonts);
  const cuts = new Set<string>();
  const page = await renderPage({
    deck,
    theme,
    templates,
    styles,
    screenStyles,
    fonts,
    words: report.words,
    branchWord: pack.levels.levels.branch.name,
    // A page of one member has nothing of others to show.
    branches: report.member ? [] : workspace.organization.branches.map(({ name }) => name),
    tell: tellFigures(request),
    draw,
    onCut: (text) => void cuts.add(text),
    onFailed: (block, slide, cause) =>
      reporter.warn(blockFailed(deck.document.month, slide, block, cause)),
  });
  tellCuts(cuts, request);
  return page;
}

/** Says of a result by its key what `report explain` says of it, its records aside. */
function tellFigures({ report, workspace, pack }: PageRequest): (key: string) => ToldFigure | null {
  const { metrics, words } = report;
  const { lang } = report.document;
  const results = new Map(
    metrics.metrics.flatMap((metric) =>
      metric.results.map((result) => [result.key, { outcome: metric, result }] as const),
    ),
  );
  const specs = new Map(pack.metrics.map((metric) => [metric.id, metric]));
  const definitions = new Map(report.definitions.map((one) => [one.metric, one]));
  return (key) => {
    const found = results.get(key);
    const spec = specs.get(found?.outcome.id ?? '');
    const definition = definitions.get(spec?.id ?? '');
    if (!found || !spec || !definition) return null;
    const { outcome, result } = found;
    const said: FigureTold = {
      month: metrics.month,
      metric: spec,
      definition,
      period: periodTold(spec, { workspace, report }),
      result,
      isDivided: calculatorOf(spec.calculator).divisor !== null,
      exclusions: report.exclusions.filter((one) => one.key === key),
      leftOut: leftOutOf(spec.scope.dataset, report.ingested.files),
      // The page has both besides, with ways to them.
      findings: [],
      slides: [],
    };
    const telling = {
      lang,
      formula: definition.formula,
      reason: (one: Parameters<typeof reasonInWords>[0]) => reasonInWords(one, words),
    };
    return {
      key,
      name: figureName({ metric: spec, outcome, result }),
      metric: { id: spec.id, name: spec.name, facts: definitionFacts(said, telling) },
      facts: resultFacts(said, telling),
    };
  };
}

function periodTold(
  { cohort, scope }: MetricSpec,
  { workspace, report }: Pick<RenderRequest, 'workspace' | 'report'>,
): FigureTold['period'] {
  if (cohort === null) return null;
  const { periods, defaultPeriod } = workspace;
  const { start, end } = periodOf(report.metrics.month, periods[scope.dataset] ?? defaultPeriod);
  return { start, end };
}
