import { elementsOf, openPackage } from '../office/test-support.ts';

export { elementsOf, openPackage, packageFaults } from '../office/test-support.ts';

/** What a slide shows: its text by shape, its tables, its charts. */
export interface OpenSlide {
  readonly title: string;
  /** Texts of paragraphs outside of tables. */
  readonly texts: readonly string[];
  /** Rows of the cells of each table; merged cells are empty. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly charts: readonly OpenChart[];
  readonly notes: string;
}

export interface OpenChart {
  /** How its plots are drawn, such as `scatterChart`. */
  readonly kinds: readonly string[];
  /** Ends of its first axis of figures. */
  readonly ends: readonly (number | null)[];
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly (number | null)[];
    readonly labels: readonly string[];
  }[];
}

/** Reads the slides of a presentation in their order. */
export async function openSlides(bytes: Uint8Array): Promise<readonly OpenSlide[]> {
  const { parts } = await openPackage(bytes);
  const pages = [...parts.keys()].filter((path) =>
    /^ppt\/slides\/slide\d+\.xml$/.test(path),
  ).length;
  return Array.from({ length: pages }, (_, index) => slideOf(index + 1, parts));
}

function slideOf(page: number, parts: ReadonlyMap<string, string>): OpenSlide {
  const part = parts.get(`ppt/slides/slide${page}.xml`) ?? '';
  const rels = parts.get(`ppt/slides/_rels/slide${page}.xml.rels`) ?? '';
  const shapes = part.match(/<p:sp>[\s\S]*?<\/p:sp>/g) ?? [];
  const title = shapes.find((shape) => shape.includes('<p:ph type="title"/>')) ?? '';
  const tables = (part.match(/<a:tbl>[\s\S]*?<\/a:tbl>/g) ?? []).map((table) =>
    (table.match(/<a:tr [\s\S]*?<\/a:tr>/g) ?? []).map((row) =>
      (row.match(/<a:tc\b[\s\S]*?<\/a:tc>/g) ?? []).map((cell) => paragraphsOf(cell).join('\n')),
    ),
  );
  const charts = [...rels.matchAll(/Target="\.\.\/(charts\/chart\d+\.xml)"/g)].map(([, path]) =>
    chartOf(parts.get(`ppt/${path}`) ?? ''),
  );
  const notes = parts.get(`ppt/notesSlides/notesSlide${page}.xml`) ?? '';
  return {
    title: paragraphsOf(title).join(''),
    texts: shapes.flatMap(paragraphsOf),
    tables,
    charts,
    notes: paragraphsOf(notes).join('\n'),
  };
}

function paragraphsOf(part: string): readonly string[] {
  return (part.match(/<a:p>[\s\S]*?<\/a:p>/g) ?? [])
    .map((paragraph) => textsOf(paragraph, 'a:t').join(''))
    .filter((text) => text.trim() !== '');
}

function textsOf(part: string, name: string): readonly string[] {
  return elementsOf(`<x>${part}</x>`).flatMap((one) => (one.name === name ? [one.text] : []));
}

function chartOf(part: string): OpenChart {
  const series = (part.match(/<c:ser>[\s\S]*?<\/c:ser>/g) ?? []).map((one) => {
    const figures = /<c:(?:val|xVal)>([\s\S]*?)<\/c:(?:val|xVal)>/.exec(one)?.[1] ?? '';
    const count = Number(/<c:ptCount val="(\d+)"/.exec(figures)?.[1] ?? 0);
    const found = new Map(
      [...figures.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)</g)].map(([, at, value]) => [at, value]),
    );
    return {
      name: textsOf(/<c:tx><c:strRef>[\s\S]*?<\/c:tx>/.exec(one)?.[0] ?? '', 'c:v').join(''),
      values: Array.from({ length: count }, (_, at) => {
        const value = found.get(String(at));
        return value === undefined ? null : Number(value);
      }),
      labels: (one.match(/<c:dLbl>[\s\S]*?<\/c:dLbl>/g) ?? []).map((label) =>
        textsOf(label, 'a:t').join(''),
      ),
    };
  });
  const names = /<c:cat>[\s\S]*?<\/c:cat>/.exec(part)?.[0] ?? '';
  const axis = /<c:valAx>[\s\S]*?<\/c:valAx>/.exec(part)?.[0] ?? '';
  const ends = (['min', 'max'] as const).map((end) => {
    const found = new RegExp(`<c:${end} val="([^"]*)"`).exec(axis)?.[1];
    return found === undefined ? null : Number(found);
  });
  const kinds = [...part.matchAll(/<c:(\w+Chart)>/g)].map(([, kind]) => kind ?? '');
  return { kinds, ends, categories: textsOf(names, 'c:v'), series };
}
