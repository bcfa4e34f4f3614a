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

/** Every finding by rank with its score, where it is said, and the results that it rests on. */
export function findingsGrid({ findings = [], slides }: Document, words: WordBook): Grid {
  const titles = new Map(
    slides.map(({ id, number, title }) => [id, number === null ? title : `${number} ${title}`]),
  );
  const used = findings.filter((one) => one.headline || one.overview).length;
  const count = { count: String(findings.length), used: String(used) };
  return {
    title: words('workbook.findings'),
    lines: [words('workbook.findings.count', count)],
    columns: listColumns(words, [
      ['workbook.findings.rank', 8],
      ['workbook.findings.score', 12],
      ['workbook.findings.rule', 20],
      ['workbook.findings.tone', 10],
      ['workbook.findings.text', 96],
      ['workbook.findings.use', 18],
      ['workbook.findings.slide', 28],
      ['workbook.findings.id', 48],
      ['workbook.findings.results', 50],
      ['workbook.findings.weight', 8],
    ]),
    rows: findings.map((finding) => findingRow(finding, titles, words)),
    rules: [],
    notes: [words('workbook.findings.note')],
    frozen: 1,
    plain: false,
  };
}

function findingRow(
  finding: DocumentFinding,
  titles: ReadonlyMap<string, string>,
  words: WordBook,
): GridRow {
  const uses = (['overview', 'headline'] as const)
    .filter((use) => finding[use])
    .map((use) => words(`workbook.use.${use}`));
  return {
    kind: 'body',
    cells: [
      countCell(finding.rank, ''),
      numberCell(finding.score, '0.0000', finding.score.toFixed(4)),
      textCell(finding.rule),
      textCell(words(`workbook.tone.${finding.tone}`), 'center', TONES[finding.tone]),
      textCell(finding.text),
      textCell(uses.length === 0 ? words('workbook.use.none') : uses.join(words('mark.list'))),
      textCell(finding.slide === null ? '' : (titles.get(finding.slide) ?? finding.slide)),
      textCell(finding.id),
      textCell(finding.results.join(words('mark.clause'))),
      numberCell(finding.weight, 'General', String(finding.weight)),
    ],
  };
}
