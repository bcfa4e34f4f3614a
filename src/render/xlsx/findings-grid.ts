import type { Document, DocumentFinding } from '../../document/model/types.ts';
import { countCell } from './cell-values.ts';
import {
  type Grid,
  type GridCell,
  type GridRow,
  listColumn,
  numberCell,
  textCell,
} from './grid.ts';

const TONES: Readonly<Record<DocumentFinding['tone'], readonly [string, GridCell['tone']]>> = {
  bad: ['需处理', 'bad'],
  warn: ['需关注', 'bad'],
  good: ['好转', 'good'],
  info: ['说明', 'muted'],
};

/** Every finding by rank with its score, where it is said, and the results that it rests on. */
export function findingsGrid(name: string, { findings = [], slides }: Document): Grid {
  const titles = new Map(
    slides.map(({ id, number, title }) => [id, number === null ? title : `${number} ${title}`]),
  );
  const used = findings.filter((one) => one.headline || one.overview).length;
  return {
    name,
    title: '要点',
    lines: [`共 ${findings.length} 条，写入报告 ${used} 条；得分＝权重＋涉及的数量÷(数量＋100)`],
    columns: [
      listColumn('名次', 8),
      listColumn('得分', 12),
      listColumn('规则', 20),
      listColumn('性质', 10),
      listColumn('要点', 96),
      listColumn('使用', 18),
      listColumn('所在页', 28),
      listColumn('编号', 48),
      listColumn('依据的结果', 50),
      listColumn('权重', 8),
    ],
    rows: findings.map((finding) => findingRow(finding, titles)),
    rules: [],
    notes: ['权重和阈值见模板的 findings.yaml；未使用的要点按名次备选'],
    frozen: 1,
    plain: false,
  };
}

function findingRow(finding: DocumentFinding, titles: ReadonlyMap<string, string>): GridRow {
  const [word, tone] = TONES[finding.tone];
  const uses = [...(finding.overview ? ['概述'] : []), ...(finding.headline ? ['标题句'] : [])];
  return {
    kind: 'body',
    cells: [
      countCell(finding.rank, ''),
      numberCell(finding.score, '0.0000', finding.score.toFixed(4)),
      textCell(finding.rule),
      textCell(word, 'center', tone),
      textCell(finding.text),
      textCell(uses.length === 0 ? '未使用' : uses.join('、')),
      textCell(finding.slide === null ? '' : (titles.get(finding.slide) ?? finding.slide)),
      textCell(finding.id),
      textCell(finding.results.join('；')),
      numberCell(finding.weight, 'General', String(finding.weight)),
    ],
  };
}
