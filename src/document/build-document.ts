import { figuresOfBlock, figuresOnSlide } from '../findings/slide-figures.ts';
import type { Figure } from '../metrics/lookup.ts';
import { withoutEmptyColumns } from '../pack/outline/columns-in-use.ts';
import { isNoteBlock, type NoteBlockSpec } from '../pack/outline/note-blocks.ts';
import { isRecordBlock, type RecordBlockSpec } from '../pack/outline/record-blocks.ts';
import type { BlockSpec, SlideSpec } from '../pack/outline/types.ts';
import { coverBlock } from './blocks/cover-block.ts';
import { decisionsBlock } from './blocks/decisions-block.ts';
import { checksBlock, findingsBlock, sayChecks } from './blocks/findings-block.ts';
import { overviewBlocks } from './blocks/overview-block.ts';
import { recordBlock } from './blocks/record-block.ts';
import { type SaidFindings, sayFindings } from './blocks/said-findings.ts';
import { withBranches } from './charts/by-branch.ts';
import { barsBlock } from './charts/chart-blocks.ts';
import { trendBlock, withSharedAxes } from './charts/trend-chart.ts';
import { footerOf } from './footer.ts';
import { guarded } from './guarded-blocks.ts';
import type { DocumentContext } from './model/context.ts';
import { countedInSeveralNote } from './model/counted-in-several.ts';
import { missingBlock, saidOnce } from './model/notes.ts';
import { sayLong } from './model/period-names.ts';
import type { Block, Document, DocumentCheck, Slide, TableBlock } from './model/types.ts';
import { withOwnRow } from './own-row.ts';
import { specialBlock } from './special-block.ts';
import { definitionsBlock } from './tables/definitions-block.ts';
import { draftChangesBlock } from './tables/draft-changes-block.ts';
import { indicatorsBlock } from './tables/indicators-block.ts';
import { sourcesBlock } from './tables/sources-block.ts';
import { standingBlock, standingHeadline } from './tables/standing-block.ts';
import { tableBlock } from './tables/table-block.ts';
import { noteBlocks } from './written/note-blocks.ts';
import { notedSlides } from './written/noted-slides.ts';
import { pictureBlock } from './written/pictures.ts';
import { tellLostComments } from './written/slide-comments.ts';

/** The context with findings and checks in words. */
interface ToldContext extends DocumentContext {
  readonly said: SaidFindings;
  readonly saidChecks: readonly DocumentCheck[];
}

/** Builds the format-neutral report: the outline's slides with their figures, headlines and footers. */
export function buildDocument(context: DocumentContext): Document {
  const { pack, workspace, month } = context;
  const said = sayFindings(context);
  const saidChecks = sayChecks(context);
  const told = { ...context, said, saidChecks };
  const slides = pack.slides.flatMap((slide) => {
    const figures = figuresOnSlide(slide, context.lookup);
    return notedSlides(slide, buildSlide(slide, told), figures, context);
  });
  tellLostComments(slides, context);
  const asking = new Set(pack.slides.filter(asksOnly).map(({ id }) => id));
  const kept = slides.filter((slide) =>
    slide.layout === 'section'
      ? hasNews(slide, slides)
      : slide.blocks.length > 0 || !asking.has(slide.id),
  );
  return {
    title: pack.reportTitle,
    monthLabel: sayLong(month, context),
    month,
    organization: workspace.organization.name,
    department: workspace.organization.department,
    lang: 'zh-CN',
    page: workspace.report.page,
    sections: pack.sections,
    slides: kept,
    findings: stillHeading(said, slides),
    checks: saidChecks,
  };
}

/** Whether a slide has nothing to show in a month in which nothing is to be decided, or nothing moved. */
function asksOnly({ blocks }: SlideSpec): boolean {
  return blocks.length > 0 && blocks.every(({ block }) => isOfNews(block));
}

/** Whether a block shows what the month brings, which may be nothing. */
function isOfNews(block: BlockSpec): boolean {
  return block.kind === 'decisions' || isOfMoves(block);
}

function isOfMoves(block: BlockSpec): boolean {
  return block.kind === 'diverging' && block.rows.length === 0;
}

/** How many things a slide asks somebody to decide; null where it asks nothing. */
function decisionsHeadline(said: Slide['blocks'], { say }: ToldContext): string | null {
  const table = said.map(({ block }) => block).find(isOfDecisions);
  return table ? say('decisions.headline', { count: String(table.rows.length) }) : null;
}

function isOfDecisions(block: Block): block is TableBlock {
  return block.kind === 'table' && block.columns[0]?.id === 'decision_kind';
}

/** A divider that only repeats a line of the contents, or whose slides have all collapsed, is left out. */
function hasNews({ section, blocks }: Slide, slides: readonly Slide[]): boolean {
  const isEmpty = blocks.every(({ block }) => block.kind === 'callout' && block.text === '');
  return (
    !isEmpty && slides.some((other) => other.layout === 'content' && other.section === section)
  );
}

/** Findings as they stand in the report: one whose headline a person replaced heads nothing. */
function stillHeading(said: SaidFindings, slides: readonly Slide[]): SaidFindings['all'] {
  const heads = new Set(
    slides.flatMap(({ id, headline }) => (headline === said.headline(id) ? [id] : [])),
  );
  return said.all.map((finding) =>
    finding.headline && !heads.has(finding.slide ?? '') ? { ...finding, headline: false } : finding,
  );
}

function buildSlide(spec: SlideSpec, context: ToldContext): Slide {
  const figures = figuresOnSlide(spec, context.lookup);
  const isBoard = spec.blocks.some(({ block }) => block.kind === 'kpi_board');
  const missing = missingBlock(figures, spec.id, context, isBoard);
  const nothing =
    figures.length > 0 && figures.every((figure) => figure.result.status === 'not_provided');
  const blocks = nothing
    ? []
    : spec.blocks.flatMap(({ column, block, isSpare = false }, index) => {
        const id = `${spec.id}.${index + 1}`;
        const build = (): readonly Block[] =>
          blocksOf(block, id, spec, context).map((one) => branched(one, block, id, context));
        const built = guarded(build, { slide: spec, spec: block, id }, context);
        return [built].flat().map((one) => ({ column, block: one, spec: block, isSpare }));
      });
  const alike = withSharedAxes(
    blocks.map(({ block }) => block),
    blocks.map((one) => one.spec),
  );
  const once = saidOnce(alike);
  const built = blocks.map(({ column, block, isSpare }, at) => ({
    isSpare,
    placed: { column, block: once[at] ?? block },
  }));
  const placed = (spare: boolean) =>
    built.flatMap((one) => (one.isSpare === spare ? [one.placed] : []));
  const said = placed(false);
  const isBare = figures.length > 0 && missing === null && blocks.length === 0;
  const nothingToShow: Block = {
    kind: 'callout',
    id: `${spec.id}.none`,
    tone: 'info',
    text: isBare ? context.say('note.no_records', {}) : '',
  };
  return withoutEmptyColumns({
    id: spec.id,
    layout: spec.layout,
    section: spec.section === '' ? null : spec.section,
    number: spec.number,
    title: spec.layout === 'cover' ? context.pack.reportTitle : spec.title,
    headline:
      context.said.headline(spec.id) ??
      decisionsHeadline(said, context) ??
      standingHeadline(spec, context),
    columns: nothing ? [1] : spec.columns,
    blocks: isBare
      ? [{ column: 0, block: nothingToShow }]
      : [
          ...(spec.layout === 'cover'
            ? [{ column: 0, block: coverBlock(`${spec.id}.cover`, context) }]
            : []),
          ...(missing === null ? [] : [{ column: 0, block: missing }]),
          ...said,
        ],
    footer: footerOf([...figures, ...movesOn(spec, context)], context),
    isBrief: spec.isBrief,
    spare: context.said.spare(spec.id),
    spareBlocks: placed(true),
  });
}

/** A chart with its branches. */
function branched(block: Block, spec: BlockSpec, id: string, context: ToldContext): Block {
  if (context.member) return block;
  return withBranches(block, spec, context, (one, quiet) =>
    isNoteBlock(one) || isRecordBlock(one) || one.kind === 'overview'
      ? null
      : buildBlock(one, id, { ...context, ...quiet }),
  );
}

function blocksOf(
  block: BlockSpec,
  id: string,
  spec: SlideSpec,
  given: ToldContext,
): readonly Block[] {
  const { member } = given;
  if (member?.compares(block)) {
    const beside = { ...given, member: undefined, lookup: member.lookup };
    return blocksOf(block, id, spec, beside).map((one) => withOwnRow(one, member.name, given));
  }
  const context = given;
  if (isNoteBlock(block)) return noteBlocks(block, id, context);
  const built = isRecordBlock(block)
    ? recordBlock(block, id, spec.section, context)
    : block.kind === 'overview'
      ? overviewBlocks(id, context.said, context)
      : [buildBlock(block, id, context)].filter((one) => one !== null);
  const last = built.at(-1);
  if (!last) return [];
  const note = countedInSeveralNote(figuresOfBlock(block, context.lookup), context);
  if (note === null) return built;
  if (!('note' in last)) return [...built, { kind: 'note', id: `${id}.several`, text: note }];
  return [...built.slice(0, -1), { ...last, note: `${last.note ?? ''}${note}` }];
}

function buildBlock(
  spec: Exclude<BlockSpec, NoteBlockSpec | RecordBlockSpec | { readonly kind: 'overview' }>,
  id: string,
  context: ToldContext,
): Block | null {
  switch (spec.kind) {
    case 'text':
      return { kind: 'text', id, paragraphs: spec.paragraphs };
    case 'list':
      return { kind: 'list', id, items: spec.items };
    case 'picture':
      return spec.picture === null ? null : pictureBlock(spec.picture, spec.caption, id);
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
    case 'findings':
      return findingsBlock(spec, id, context.said, context);
    case 'standing':
      return standingBlock(spec.title, id, context);
    case 'decisions':
      return decisionsBlock(spec, id, context.said, context);
    case 'definitions':
      return definitionsBlock(spec.title, id, context);
    case 'sources':
      return sourcesBlock(spec.title, id, context);
    case 'draft_changes':
      return draftChangesBlock(spec.title, id, context);
    case 'checks':
      return checksBlock(spec.title, id, context.saidChecks, context);
    case 'case':
      return { kind: 'case', id, parts: spec.parts };
    default:
      return specialBlock(spec, id, context);
  }
}

/** The figures that a slide shows because they moved, not because it names them. */
function movesOn({ blocks }: SlideSpec, { findings }: DocumentContext): readonly Figure[] {
  const { worse, better } = findings.moves;
  return blocks.some(({ block }) => isOfMoves(block)) ? [...worse, ...better] : [];
}
