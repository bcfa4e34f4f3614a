import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { tickets, tinyWorkspace } from '../../test/support/tiny-workspace.ts';
import type { Block, Document, TableBlock } from '../document/model/types.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import { makeReport } from './make-report.ts';

const root = mkdtempSync(join(tmpdir(), 'limits-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const reporter = { stageStarted() {}, stageEnded() {}, warn() {}, warnings: [] };

async function documentOf(folder: string, month: string): Promise<Document> {
  const { workspace, pack } = loadWorkspace({ folder });
  const request = { workspace, pack, month, tempFolder: root, reporter, ticks: () => 0 };
  return (await makeReport(request)).document;
}

/** A copy of a sample with these limits before its own. */
function withTargets(sample: string, targets: readonly string[]): string {
  const folder = join(root, sample);
  const from = fileURLToPath(new URL(`../../fixtures/${sample}`, import.meta.url));
  cpSync(from, folder, { recursive: true });
  const file = join(folder, 'report.config.yaml');
  const lines = ['targets:', ...targets.map((one) => `  - ${one}`), ''].join('\n');
  writeFileSync(file, readFileSync(file, 'utf8').replace('targets:\n', lines));
  return folder;
}

const slideNamed = (document: Document, id: string) =>
  document.slides.find((slide) => slide.id === id);
const blocksOf = (document: Document): readonly Block[] =>
  document.slides.flatMap(({ blocks }) => blocks.map(({ block }) => block));
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const numbersIn = (text: string | null | undefined, form: RegExp) =>
  [...(text ?? '').matchAll(form)].map(([, number]) => Number(number));

function boardOf(document: Document): TableBlock {
  const board = blocksOf(document).find((block): block is TableBlock => block.kind === 'kpi_board');
  if (!board) throw new Error('no board');
  return board;
}

/** How many limits are judged: by what one sees on the board, and by what each page says. */
function judgedCounts(document: Document) {
  const dividers = document.slides.filter(({ layout }) => layout === 'section');
  const lists = dividers
    .flatMap(({ blocks }) => blocks.map(({ block }) => block))
    .flatMap((block) => (block.kind === 'list' ? block.items : []));
  return {
    cells: boardOf(document).rows.flatMap(({ cells }) =>
      cells.filter(
        (cell) => cell.kind === 'status' && ['met', 'edge', 'missed'].includes(cell.verdict),
      ),
    ).length,
    board: sum(numbersIn(slideNamed(document, 'overview.board')?.headline, /考核(\d+)项达标/g)),
    overview: sum(numbersIn(slideNamed(document, 'overview.summary')?.headline, /(\d+)项考核/g)),
    dividers: sum(lists.flatMap((text) => numbersIn(text, /考核(\d+)项/g))),
  };
}

const labels = (document: Document): readonly string[] =>
  boardOf(document).rows.map(({ cells }) => cells[0]?.display ?? '');

describe('every limit', () => {
  it('of the Ziyang sample stands on the board and is counted once, those of figures without a slide too', async () => {
    const folder = withTargets('ziyang', [
      '{ metric: users.in_service, set_by: 市, judges: 全市, limit: ">= 600000" }',
      '{ metric: vip.churn_rate, set_by: 市, judges: 全市, limit: "<= 0.01%" }',
    ]);
    const document = await documentOf(folder, '2009-07');
    const counts = judgedCounts(document);
    expect(counts).toEqual({ cells: 17, board: 17, overview: 17, dividers: 17 });
    expect(labels(document)).toContain('在网用户数');
    const missed = document.findings?.find(({ id }) =>
      id.startsWith('target_missed/users.in_service'),
    );
    expect(missed?.slide).toBe('overview.board');
  }, 300_000);

  it("of the city's sample is judged at its own value", async () => {
    const folder = withTargets('city', []);
    const document = await documentOf(folder, '2026-09');
    expect(judgedCounts(document)).toEqual({ cells: 7, board: 7, overview: 7, dividers: 7 });
    const row = boardOf(document).rows.find(({ cells }) =>
      cells[0]?.display.startsWith('政企专线'),
    );
    expect(row?.cells.map(({ display }) => display)).toEqual(
      expect.arrayContaining(['87.34%', '≥85%', '压线']),
    );
    const bars = blocksOf(document).find(
      (block) =>
        block.kind === 'chart' &&
        block.chart.type === 'bars' &&
        block.chart.items.some(({ display }) => display.startsWith('87.34%')),
    );
    if (bars?.kind !== 'chart' || bars.chart.type !== 'bars') throw new Error('no bars');
    expect(bars.chart.items.find(({ label }) => label === '政企专线')?.verdict).toBe('edge');
    expect(bars.chart.limits).toEqual([]);
    expect(bars.note).toBe('考核值不同：政企专线 省考核 ≥85%，其余 省考核 ≥90%、市考核 ≥91%。');
  }, 300_000);

  it('on a metric that no slide shows has a row, and its finding a page', async () => {
    const { folder, addTickets } = tinyWorkspace();
    addTickets('2009-07', [
      ...tickets('2009-07', '东区', 40, 30),
      ...tickets('2009-07', '西区', 40, 2),
    ]);
    const document = await documentOf(folder, '2009-07');
    expect(labels(document)).toEqual(expect.arrayContaining(['催修工单占比', '东区催修工单占比']));
    const { cells, board, overview, dividers } = judgedCounts(document);
    expect(new Set([cells, board, overview, dividers]).size).toBe(1);
    const missed = (document.findings ?? []).filter(({ rule }) => rule.endsWith('_missed'));
    expect(missed.map(({ id, slide }) => [id, slide])).toEqual([
      ['target_missed/my.hasten_rate/city', 'overview.board'],
      ['branch_missed/my.hasten_rate/branch/city', 'overview.board'],
    ]);
  }, 120_000);
});
