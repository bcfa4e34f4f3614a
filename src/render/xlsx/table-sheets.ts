import type { Document, Section, Slide } from '../../document/model/types.ts';
import type { WordBook } from '../../words/word-book.ts';
import { chapterTab } from './looks.ts';
import { guardedTable, numbered, type SlideTable, tablesOf } from './slide-tables.ts';
import type { Namer, Sheet, WorkbookInput } from './workbook-input.ts';

/** The tables of a chapter go on one sheet up to so many; more have one sheet a section. */
const FEW = 6;

/** The tables that stand on one sheet, one below the other. */
interface Group {
  readonly section: Section | null;
  /** Of the chapter's section, such as 2.1; null for a whole chapter. */
  readonly number: string | null;
  readonly tables: readonly SlideTable[];
}

/** One sheet for each section of the report that has tables, in the order of the slides. */
export function tableSheets(input: WorkbookInput, name: Namer): readonly Sheet[] {
  const { document } = input;
  return groupsOf(document, input.words).map((group) => {
    const laid = group.tables.map((table) => guardedTable(table, input));
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

function groupsOf({ slides, sections }: Document, words: WordBook): readonly Group[] {
  const chapters: { section: Section | null; tables: SlideTable[] }[] = [];
  for (const slide of slides) {
    const tables = slideTables(slide, words);
    if (tables.length === 0) continue;
    const section = sections.find(({ id }) => id === slide.section) ?? null;
    const last = chapters.at(-1);
    if (last !== undefined && section !== null && last.section?.id === section.id)
      last.tables.push(...tables);
    else chapters.push({ section, tables: [...tables] });
  }
  return chapters.flatMap(({ section, tables }) =>
    tables.length <= FEW ? [{ section, number: null, tables }] : bySection(section, tables),
  );
}

/** The tables of a chapter by the numbers of their slides; what has none, such as a divider, goes with its neighbours. */
function bySection(section: Section | null, tables: readonly SlideTable[]): readonly Group[] {
  const first = tables.find(({ slide }) => slide.number !== null)?.slide.number ?? null;
  const groups = new Map<string | null, SlideTable[]>();
  let number = first;
  for (const table of tables) {
    number = table.slide.number ?? number;
    groups.set(number, [...(groups.get(number) ?? []), table]);
  }
  return [...groups].map(([of, own]) => ({ section, number: of, tables: own }));
}

function slideTables(slide: Slide, words: WordBook): readonly SlideTable[] {
  return tablesOf(slide, 'table').map((block) => {
    const isNamed = block.title !== null && block.title !== slide.title;
    const about = isNamed
      ? words('workbook.table.about', { slide: slide.title, table: block.title ?? '' })
      : slide.title;
    return { slide, block, about };
  });
}

/** One slide's tables are called like it, those of several like their section. */
function titleOf({ section, number, tables }: Group): string {
  const slides = [...new Set(tables.map(({ slide }) => slide))];
  const [only] = slides;
  if (only !== undefined && (slides.length === 1 || section === null))
    return numbered(only, only.title);
  return number ?? `${section?.number ?? ''} ${section?.title ?? ''}`.trim();
}

function sheetTitle({ number }: Group, section: Section): string {
  return `${number ?? section.number} ${section.title}`.trim();
}
