import { headlineOf } from '../findings/headline.ts';
import { figuresOnSlide } from '../findings/slide-figures.ts';
import type { Finding } from '../findings/types.ts';
import type { Figure } from '../metrics/lookup.ts';
import type { BlockSpec, SlideSpec } from '../pack/types.ts';
import { monthInChinese } from '../workspace/months.ts';
import { periodOf } from '../workspace/period.ts';
import { barsBlock, trendBlock } from './chart-blocks.ts';
import type { DocumentContext } from './context.ts';
import { indicatorsBlock } from './indicators-block.ts';
import { missingBlocks } from './notes.ts';
import { tableBlock } from './table-block.ts';
import type { Block, Document, Footer, Slide } from './types.ts';

/** A footer defines up to so many metrics; a board's are defined where each has its slide. */
const MOST_DEFINITIONS = 4;

/** Builds the format-neutral report: the outline's slides with their figures, headlines and footers. */
export function buildDocument(context: DocumentContext): Document {
  const { pack, workspace, month } = context;
  return {
    title: pack.reportTitle,
    monthLabel: monthInChinese(month),
    month,
    organization: workspace.organization.name,
    department: workspace.organization.department,
    lang: 'zh-CN',
    sections: pack.sections,
    slides: pack.slides.map((slide) => buildSlide(slide, context)),
  };
}

function buildSlide(spec: SlideSpec, context: DocumentContext): Slide {
  const figures = figuresOnSlide(spec, context.lookup);
  const missing = missingBlocks(figures, spec.id, context);
  const nothing =
    figures.length > 0 && figures.every((figure) => figure.result.status === 'not_provided');
  const blocks = nothing
    ? []
    : spec.blocks.flatMap(({ column, block }, index) => {
        const built = buildBlock(block, `${spec.id}.${index + 1}`, context);
        return built ? [{ column, block: built }] : [];
      });
  return {
    id: spec.id,
    layout: spec.layout,
    section: spec.section === '' ? null : spec.section,
    number: spec.number,
    title: spec.layout === 'cover' ? context.pack.reportTitle : spec.title,
    headline: headline(headlineOf(figures), context),
    columns: nothing ? [1] : spec.columns,
    blocks: [...missing.map((block) => ({ column: 0, block })), ...blocks],
    footer: figures.length === 0 ? null : footerOf(figures, context),
  };
}

function buildBlock(spec: BlockSpec, id: string, context: DocumentContext): Block | null {
  switch (spec.kind) {
    case 'text':
      return { kind: 'text', id, paragraphs: spec.paragraphs };
    case 'list':
      return { kind: 'list', id, items: spec.items };
    case 'note':
      return { kind: 'note', id, text: spec.text };
    case 'callout':
      return { kind: 'callout', id, tone: spec.tone, text: spec.text };
    case 'kpi_board':
    case 'indicators':
      return indicatorsBlock(spec, id, context);
    case 'table':
      return tableBlock(spec, id, context);
    case 'trend':
      return trendBlock(spec, id, context);
    case 'bars':
      return barsBlock(spec, id, context);
  }
}

function headline(finding: Finding | null, context: DocumentContext): string | null {
  if (finding === null) return null;
  if (finding.rule !== 'not_provided')
    return context.say(`headline.${finding.rule}`, finding.facts);
  const dataset = context.pack.datasets.find((one) => one.id === finding.facts.dataset);
  const { reason = '' } = finding.facts;
  return context.say('headline.not_provided', { dataset: dataset?.name ?? '', reason });
}

function footerOf(figures: readonly Figure[], context: DocumentContext): Footer {
  const metrics = [...new Map(figures.map((figure) => [figure.metric.id, figure.metric])).values()];
  const datasets = [...new Set(metrics.map((metric) => metric.scope.dataset))];
  const periods = datasets.map((id) => {
    const range = periodOf(
      context.month,
      context.workspace.periods[id] ?? context.workspace.defaultPeriod,
    );
    return context.say('footer.period', {
      start: range.start.slice(0, 10),
      end: dayBefore(range.end),
    });
  });
  const sources = datasets.map((id) => {
    const name = context.pack.datasets.find((one) => one.id === id)?.name ?? id;
    const owner = context.workspace.inputs.datasets.find((one) => one.dataset === id)?.owner ?? '';
    return context.say('footer.source', { dataset: name, owner });
  });
  return {
    definition:
      metrics.length > MOST_DEFINITIONS
        ? context.say('footer.many', {})
        : metrics.map((metric) => `${metric.name}：${metric.description}`).join('；'),
    period: [...new Set(periods)].join('；'),
    source: sources.join('；'),
  };
}

/** The last day before a midnight. */
function dayBefore(midnight: string): string {
  const day = new Date(`${midnight.replace(' ', 'T')}Z`);
  return new Date(day.getTime() - 86_400_000).toISOString().slice(0, 10);
}
