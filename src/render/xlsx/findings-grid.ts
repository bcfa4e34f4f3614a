import type { Document, DocumentFinding } from '../../document/model/types.ts';
import type { WordBook } from '../../words/word-book.ts';
import { countCell } from './cell-values.ts';
import {
  type Grid,
  type GridCell,
  type GridRow,
  listColumns,
  numberCell,
  textCell,
} from './grid.ts';

const TONES: Readonly<Record<DocumentFinding['tone'], GridCell['tone']>> = {
  bad: 'bad',
  warn: 'bad',
  good: 'good',
  info: 'muted',
};

/** Where a finding is said: the chapter and the slide. */
interface Place {
  readonly chapter: string;
  readonly slide: string;
}

/** Every finding by rank with whether and where it is said, its score, and the results that it rests on. */
export function findingsGrid(document: Document, words: WordBook): Grid {
  const { findings = [] } = document;
  const places = placesOf(document);
  const used = findings.filter((one) => one.headline || one.overview).length;
  const count = { count: String(findings.length), used: String(used) };
  return {
    title: words('workbook.findings'),
    lines: [words('workbook.findings.count', count)],
    columns: listColumns(words, [
      ['workbook.findings.rank', 8],
      ['workbook.findings.chapter', 18],
      ['workbook.findings.rule', 20],
      ['workbook.findings.tone', 10],
      ['workbook.findings.text', 96],
      ['workbook.findings.use', 10],
      ['workbook.findings.place', 18],
      ['workbook.findings.slide', 28],
      ['workbook.findings.score', 12],
      ['workbook.findings.weight', 8],
      ['workbook.findings.results', 50],
      ['workbook.findings.id', 48],
    ]),
    rows: findings.map((finding) => findingRow(finding, places, words)),
    rules: [],
    notes: [words('workbook.findings.note')],
    frozen: 1,
    plain: false,
  };
}

function placesOf({ slides, sections }: Document): ReadonlyMap<string, Place> {
  return new Map(
    slides.map(({ id, section, number, title }) => {
      const found = sections.find((one) => one.id === section);
      const chapter = found === undefined ? '' : `${found.number} ${found.title}`.trim();
      return [id, { chapter, slide: number === null ? title : `${number} ${title}` }];
    }),
  );
}

function findingRow(
  finding: DocumentFinding,
  places: ReadonlyMap<string, Place>,
  words: WordBook,
): GridRow {
  const uses = (['overview', 'headline'] as const)
    .filter((use) => finding[use])
    .map((use) => words(`workbook.use.${use}`));
  const { chapter, slide } = places.get(finding.slide ?? '') ?? { chapter: '', slide: '' };
  return {
    kind: 'body',
    cells: [
      countCell(finding.rank, ''),
      textCell(chapter),
      textCell(words(`rule.${finding.rule}`)),
      textCell(words(`workbook.tone.${finding.tone}`), 'center', TONES[finding.tone]),
      textCell(finding.text),
      textCell(words(`workbook.use.${uses.length === 0 ? 'spare' : 'used'}`), 'center'),
      textCell(uses.join(words('mark.list'))),
      textCell(slide),
      numberCell(finding.score, '0.0000', finding.score.toFixed(4)),
      numberCell(finding.weight, 'General', String(finding.weight)),
      textCell(resultsText(finding.results, words)),
      textCell(finding.id),
    ],
  };
}

/** More would make a row that fills the screen; days and members of one metric follow from the first ones. */
const MOST_RESULTS = 8;

function resultsText(results: readonly string[], words: WordBook): string {
  const shown = results.slice(0, MOST_RESULTS).join(words('mark.clause'));
  if (results.length <= MOST_RESULTS) return shown;
  return shown + words('workbook.findings.more_results', { count: String(results.length) });
}
