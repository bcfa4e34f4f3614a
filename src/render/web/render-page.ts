import type { Deck } from '../../deck/types.ts';
import type { Fonts } from '../../fonts/fonts.ts';
import type { Theme } from '../../pack/theme-types.ts';
import { pageWords } from '../../words/page-words.ts';
import type { WordBook } from '../../words/word-book.ts';
import type { ChartStyle } from '../html/chart-view.ts';
import { compileTemplates } from '../html/compile-templates.ts';
import { slideViews } from '../html/slide-view.ts';
import { styleSheet } from '../html/style-sheet.ts';
import { clientScript } from './client-script.ts';
import { darkColors } from './dark-colors.ts';
import { pageCharts } from './page-charts.ts';
import type { PageData, PageFigure, PageMetric } from './page-data.ts';
import { findingsOf, marksOf, pageFindings, shownResults } from './page-marks.ts';
import { jsonInHtml, policyFor, withoutInlineStyles } from './sealed-page.ts';

/** What is said of one result on a page that shows it. */
export interface ToldFigure extends Omit<PageFigure, 'pages' | 'metric'> {
  readonly metric: PageMetric & { readonly id: string };
}

/** What a page is made of: the deck with the pack's looks, and what is said of its figures. */
export interface PageInput {
  readonly deck: Deck;
  readonly theme: Theme;
  /** Handlebars texts by name; `page` is the page, the others are those of the deck. */
  readonly templates: Readonly<Record<string, string>>;
  /** Of the deck, and of what a screen shows otherwise. */
  readonly styles: string;
  readonly screenStyles: string;
  readonly fonts: Fonts;
  readonly words: WordBook;
  /** What branches are called, and their names in the order of tables. */
  readonly branchWord: string;
  readonly branches: readonly string[];
  /** What is said of a result; null for one that is not known. */
  readonly tell: (key: string) => ToldFigure | null;
  readonly draw?: ChartStyle['draw'];
  readonly onCut: (text: string) => void;
  readonly onFailed: ChartStyle['onFailed'];
}

/**
 * The report as one page that answers to its reader and needs nothing from outside: the slides as they are printed, what
 * `explain` says of their figures, and a script that draws charts anew, sorts tables and shows one branch. Its policy lets
 * nothing but this script and these styles in. Printed, it is the deck; the same input gives the same bytes.
 */
export async function renderPage(input: PageInput): Promise<string> {
  const { deck, theme, fonts, templates } = input;
  const { document } = deck;
  const { metrics, figures } = toldFigures(input);
  const told = findingsOf(deck);
  const style: ChartStyle = {
    theme,
    fonts,
    lang: document.lang,
    onCut: input.onCut,
    onFailed: input.onFailed,
    draw: input.draw,
    marks: marksOf(figures, told),
  };
  const data: PageData = {
    lang: document.lang,
    family: theme.fonts.family,
    colors: { light: theme.colors, dark: darkColors(theme.colors) },
    branches: input.branches,
    month: document.month,
    metrics,
    figures,
    findings: pageFindings(deck, told, figures),
    charts: pageCharts(deck),
    words: wordsOfPage(input.words),
  };
  const script = clientScript();
  const json = jsonInHtml(data);
  const render = compileTemplates(templates, 'page');
  const view = {
    lang: document.lang,
    title: `${document.organization}${document.monthLabel}${document.title}`,
    organization: document.organization,
    report: document.title,
    month: document.monthLabel,
    branchWord: input.branchWord,
    contents: deck.contents,
    slides: slideViews(deck, style),
  };
  const mark = (name: string): string => `<!--${name}-->`;
  const page = withoutInlineStyles(
    render({
      ...view,
      policy: '@policy@',
      css: mark('css'),
      json: mark('json'),
      script: mark('script'),
    }),
  );
  const printed = [page.html, json, input.styles, input.screenStyles, scriptText(document.lang)];
  const faces = await fonts.subset(printed.join(''));
  const css = [
    styleSheet(theme, input.styles, faces, deck.page),
    page.rules,
    darkRules(data.colors.dark),
    input.screenStyles,
  ]
    .join('\n')
    .replaceAll('</', '<\\/')
    .replaceAll('\r', '');
  return page.html
    .replace('@policy@', () => policyFor({ css, script }))
    .replace(mark('css'), () => css)
    .replace(mark('json'), () => json)
    .replace(mark('script'), () => script);
}

/** Characters that the script may print of its own: names of days and months, commands, entities taken back. */
function scriptText(lang: string): string {
  const days = Array.from({ length: 31 }, (_, day) => new Date(Date.UTC(2000, day % 12, day + 1)));
  const { format } = new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' });
  const ascii = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
  return [...days.map(format), ...days.map(short.format), ...ascii, '—，·'].join('');
}

function toldFigures({ deck, tell }: PageInput) {
  const metrics = new Map<string, { readonly at: number; readonly metric: PageMetric }>();
  const figures = [...shownResults(deck)].flatMap(([key, pages]): PageFigure[] => {
    const told = tell(key);
    if (told === null) return [];
    const { id, name, facts } = told.metric;
    const known = metrics.get(id) ?? { at: metrics.size, metric: { name, facts } };
    metrics.set(id, known);
    return [{ key, name: told.name, metric: known.at, facts: told.facts, pages }];
  });
  return { metrics: [...metrics.values()].map(({ metric }) => metric), figures };
}

function darkRules(colors: Theme['colors']): string {
  const variables = Object.entries(colors).map(([name, color]) => `--${name}:${color}`);
  return `@media screen{html[data-theme="dark"]{color-scheme:dark;${variables.join(';')}}}`;
}

/** What other formats say too. */
const SHARED = [
  'slide.missed',
  'slide.edge',
  'slide.remark',
  'workbook.month_state.draft',
  'workbook.month_state.imported',
] as const;

/** What the script puts in the place of a fact. */
const FACTS = { name: '{name}' };

function wordsOfPage(words: WordBook): PageData['words'] {
  // Every phrase of the page takes no fact, or a name.
  const say = words as (id: string, facts?: typeof FACTS) => string;
  const own = Object.entries(pageWords).map(([id, facts]) => [
    id,
    facts.length === 0 ? say(id) : say(id, FACTS),
  ]);
  const shared = SHARED.map((id) => [id, words(id)]);
  return Object.fromEntries([...own, ...shared]);
}
