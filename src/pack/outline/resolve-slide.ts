import type { DatasetSpec } from '../dataset/types.ts';
import type { Report } from '../declare/problems.ts';
import { reportUnknown } from '../declare/unknown-name.ts';
import { metricId } from '../metric/metric-id.ts';
import type { MetricSpec } from '../metric/types.ts';
import type { CheckSpec } from '../rules/checks-config.ts';
import { type Setter, setterNamed } from '../rules/levels-config.ts';
import type { ListSpec } from '../rules/lists-config.ts';
import { resolveChart } from './charts/charts.ts';
import { isNoteBlock } from './note-blocks.ts';
import { isRecordBlock, knownCheck, resolveRecordBlock } from './record-blocks.ts';
import type { RawBlock, RawSlide } from './schema.ts';
import type { BlockSpec, SectionSpec, SlideSpec } from './types.ts';

/** What a slide may refer to. */
export interface SlideContext {
  readonly datasets: readonly DatasetSpec[];
  readonly metrics: readonly MetricSpec[];
  readonly sections: readonly SectionSpec[];
  readonly lists: readonly ListSpec[];
  readonly checks: readonly CheckSpec[];
  readonly setters: readonly Setter[];
}

/** Turns a checked slide into one whose metrics are named by id; reports metrics and dimensions that do not exist. */
export function resolveSlide(raw: RawSlide, context: SlideContext, report: Report): SlideSpec {
  if (raw.section !== null && !context.sections.some((section) => section.id === raw.section)) {
    const known = context.sections.map(({ id }) => id);
    reportUnknown(report, ['section'], 'section', raw.section, known);
  }
  const blocks = raw.blocks.flatMap((block, index) => {
    if (block.column > raw.columns.length) {
      report(
        ['blocks', index, 'column'],
        `这一页只有 ${raw.columns.length} 栏`,
        `this slide has ${raw.columns.length} column(s)`,
      );
    }
    const resolved = resolveBlock(block, context, (path, ...words) =>
      report(['blocks', index, ...path], ...words),
    );
    if (!resolved) return [];
    const placed = { column: block.column - 1, block: resolved };
    return [block.if_room ? { ...placed, isSpare: true } : placed];
  });
  return {
    id: raw.id,
    section: raw.section ?? '',
    number: raw.number,
    title: raw.title,
    columns: raw.columns,
    blocks,
    layout: raw.layout,
    isBrief: raw.brief,
    when: raw.when,
    replaces: raw.replaces ?? null,
  };
}

function resolveBlock(raw: RawBlock, context: SlideContext, report: Report): BlockSpec | null {
  if (isRecordBlock(raw)) return resolveRecordBlock(raw, context, report);
  if (isNoteBlock(raw)) {
    const { column: _, if_room: __, ...spec } = raw;
    return spec;
  }
  switch (raw.kind) {
    case 'text':
      return { kind: 'text', paragraphs: raw.paragraphs };
    case 'list':
      return { kind: 'list', items: raw.items };
    case 'picture':
      return { kind: 'picture', file: raw.file, caption: raw.caption, picture: null };
    case 'findings':
      return { kind: 'findings', tone: raw.tone };
    case 'decisions':
      return { kind: 'decisions', rules: raw.rules, top: raw.top };
    case 'overview':
      return { kind: 'overview' };
    case 'checks':
    case 'definitions':
    case 'sources':
    case 'draft_changes':
      return { kind: raw.kind, title: raw.title };
    case 'note':
      return { kind: 'note', text: raw.text };
    case 'callout':
      return { kind: 'callout', tone: raw.tone, text: raw.text };
    case 'case':
      return { kind: 'case', parts: raw.parts };
    case 'kpi_board':
    case 'indicators': {
      const rows = raw.rows.map((row, i) => ({
        metric: metricId(
          row.metric,
          context,
          ['rows', i, 'metric'],
          report,
          row.of.map((only) => Object.keys(only)),
        ),
        of: row.of,
      }));
      return { kind: raw.kind, title: raw.title, rows };
    }
    case 'table': {
      if (raw.weak !== null) knownCheck(raw.weak, context, ['weak'], report);
      if (raw.across_total && raw.across === null)
        report(['across_total'], '没有 across，就没有横向合计', 'across_total needs across');
      for (const [i, { total_only }] of raw.columns.entries()) {
        if (total_only && !raw.across_total)
          report(
            ['columns', i, 'total_only'],
            '只在横向合计里出现的列要有 across_total: true',
            'total_only needs across_total: true',
          );
      }
      const columns = raw.columns.map((column, i) => ({
        metric: metricId(
          column.metric,
          context,
          ['columns', i, 'metric'],
          report,
          column.total_only
            ? [[...raw.rows, ...Object.keys(column.only)]]
            : tableSets(raw, Object.keys(column.only)),
        ),
        only: column.only,
        show: column.show,
        setBy: setterOf(column.set_by, context, ['columns', i, 'set_by'], report),
        label: column.label,
        totalOnly: column.total_only,
      }));
      return {
        kind: 'table',
        title: raw.title,
        rows: raw.rows,
        across: raw.across,
        total: raw.total,
        acrossTotal: raw.across_total,
        top: raw.top,
        weak: raw.weak,
        columns,
      };
    }
    case 'trend': {
      const series = raw.series.map((one, i) => ({
        metric: metricId(one.metric, context, ['series', i, 'metric'], report, [
          Object.keys(one.only),
        ]),
        only: one.only,
      }));
      const { title, breaks, calendar } = raw;
      return { kind: 'trend', title, series, breaks, calendar };
    }
    case 'bars':
      return {
        kind: 'bars',
        title: raw.title,
        by: raw.by,
        only: raw.only,
        top: raw.top,
        order: raw.order,
        apart: raw.apart,
        metric: metricId(raw.metric, context, ['metric'], report, [
          [raw.by, ...Object.keys(raw.only)],
        ]),
      };
    default:
      return resolveChart(raw, context, report);
  }
}

/** The id of the setter that a column names, or null after reporting one that the pack does not have. */
function setterOf(
  word: string | undefined,
  { setters }: SlideContext,
  path: readonly PropertyKey[],
  report: Report,
): string | null {
  if (word === undefined) return null;
  const id = setterNamed(word, setters);
  const known = setters.map(({ name }) => name);
  if (id === null)
    report(
      path,
      `没有名为「${word}」的考核方；可用：${known.join('、')}`,
      `nobody called "${word}" sets limits; known: ${known.join(', ')}`,
    );
  return id;
}

/** The sets of dimensions that a table's column is shown by: its cells, and the totals that are asked for. */
function tableSets(
  raw: Extract<RawBlock, { kind: 'table' }>,
  only: readonly string[],
): readonly (readonly string[])[] {
  const across = raw.across === null ? [] : [raw.across];
  return [
    [...raw.rows, ...across, ...only],
    ...(raw.total && raw.across !== null ? [[...across, ...only]] : []),
    ...(raw.across_total ? [[...raw.rows, ...only]] : []),
  ];
}

/** Reports slides that a slide is to replace and that do not exist among the others, and a second one for missing data. */
export function checkReplaced(
  { id, replaces, when }: SlideSpec,
  slides: readonly SlideSpec[],
  report: Report,
): void {
  const ofMissing = slides.find((one) => one.when === 'not_provided');
  if (when === 'not_provided' && ofMissing && ofMissing.id !== id) {
    report(
      ['when'],
      `只能有一页 when: not_provided，已有「${ofMissing.id}」`,
      `only one slide may have when: not_provided, and "${ofMissing.id}" has it`,
    );
  }
  for (const [at, replaced] of (replaces?.slides ?? []).entries()) {
    if (replaced !== id && slides.some((one) => one.id === replaced)) continue;
    report(
      ['replaces', 'slides', at],
      `没有名为「${replaced}」的其他页`,
      `no other slide named "${replaced}"`,
    );
  }
}
