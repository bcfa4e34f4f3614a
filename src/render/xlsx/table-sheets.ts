import type { Document, Section, Slide } from '../../document/model/types.ts';
import type { WordBook } from '../../words/word-book.ts';
import { chapterTab } from './looks.ts';
import {
  chartsOf,
  guardedChart,
  guardedTable,
  type LaidTable,
  numbered,
  type SlideChart,
  type SlideTable,
  tablesOf,
} from './slide-tables.ts';
import type { Namer, Sheet, WorkbookInput } from './workbook-input.ts';

/** The tables of a chapter go on one sheet up to so many; more have one sheet a section. */
const FEW = 6;

/** The tables that stand on one sheet, one below the other. */
interface Group {
  readonly section: Section | null;
  /** Of the chapter's section, such as 2.1; null for a whole chapter. */
  readonly number: string | null;
  readonly parts: readonly SlidePart[];
}

/** What a slide has for the workbook: its tables and charts. */
interface SlidePart {
  readonly slide: Slide;
  readonly tables: readonly SlideTable[];
  readonly charts: readonly SlideChart[];
}

/** One sheet for each section of the report that has tables, in the order of the slides. */
export function tableSheets(input: WorkbookInput, name: Namer): readonly Sheet[] {
  const { document } = input;
  return groupsOf(document, input.words).map((group) => {
    const laid = laidParts(group.parts, input);
    const title = titleOf(group);
    return {
      plan: {
        name: name(title),
        tab: chapterTab(document.sections.findIndex(({ id }) => id === group.section?.id)),
        title: group.section === null ? title : sheetTitle(group, group.section),
        grids: laid.map(({ grid }) => grid),
      },
      lines: laid.map(({ line }) => line),
    };
  });
}

/** The tables of each slide and under them its charts, which read from these what they share. */
function laidParts(parts: readonly SlidePart[], input: WorkbookInput): readonly LaidTable[] {
  return parts.flatMap(({ tables, charts }) => {
    const laid = tables.map((table) => guardedTable(table, input));
    const grids = laid.map(({ grid }) => grid);
    return [...laid, ...charts.map((chart) => guardedChart(chart, grids, input))];
  });
}

function groupsOf({ slides, sections }: Document, words: WordBook): readonly Group[] {
  const chapters: { section: Section | null; parts: SlidePart[] }[] = [];
  for (const slide of slides) {
    const part = slidePart(slide, words);
    if (part.tables.length + part.charts.length === 0) continue;
    const section = sections.find(({ id }) => id === slide.section) ?? null;
    const last = chapters.at(-1);
    if (last !== undefined && section !== null && last.section?.id === section.id)
      last.parts.push(part);
    else chapters.push({ section, parts: [part] });
  }
  return chapters.flatMap(({ section, parts }) =>
    parts.flatMap(({ tables }) => tables).length <= FEW
      ? [{ section, number: null, parts }]
      : bySection(section, parts),
  );
}

/** The slides of a chapter by their numbers; what has none, such as a divider, goes with its neighbours. */
function bySection(section: Section | null, parts: readonly SlidePart[]): readonly Group[] {
  const first = parts.find(({ slide }) => slide.number !== null)?.slide.number ?? null;
  const groups = new Map<string | null, SlidePart[]>();
  let number = first;
  for (const part of parts) {
    number = part.slide.number ?? number;
    groups.set(number, [...(groups.get(number) ?? []), part]);
  }
  return [...groups].map(([of, own]) => ({ section, number: of, parts: own }));
}

function slidePart(slide: Slide, words: WordBook): SlidePart {
  const about = ({ title }: { readonly title: string | null }): string =>
    title === null || title === slide.title
      ? slide.title
      : words('workbook.table.about', { slide: slide.title, table: title });
  return {
    slide,
    tables: tablesOf(slide, 'table').map((block) => ({ slide, block, about: about(block) })),
    charts: chartsOf(slide).map((block) => ({
      slide,
      block,
      about: words('workbook.chart.about', { about: about(block) }),
    })),
  };
}

/** The sheet of one slide is called like it, that of several like their section. */
function titleOf({ section, number, parts }: Group): string {
  const [only] = parts;
  if (only !== undefined && (parts.length === 1 || section === null))
    return numbered(only.slide, only.slide.title);
  return number ?? `${section?.number ?? ''} ${section?.title ?? ''}`.trim();
}

function sheetTitle({ number }: Group, section: Section): string {
  return `${number ?? section.number} ${section.title}`.trim();
}
