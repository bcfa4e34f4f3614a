import type { Tone } from '../../findings/types.ts';
import { areAlike } from '../../findings/written/links.ts';
import { textCell } from '../model/cells.ts';
import { deckColumns } from '../model/columns.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Block, Row, Tile, Verdict } from '../model/types.ts';
import { written } from '../written/written-text.ts';
import type { Said, SaidFindings } from './said-findings.ts';

/** So many figures stand large over the table. */
const MOST_TILES = 4;

const VERDICTS: Readonly<Record<Tone, Verdict>> = {
  bad: 'missed',
  warn: 'remark',
  good: 'met',
  info: 'none',
};

/**
 * The month at a glance: the figures of what asks for attention as tiles, and a table of what it is, who answers for it
 * and what is done about it until when; below it, how many comparisons are still to be looked into.
 */
export function overviewBlocks(
  id: string,
  said: SaidFindings,
  context: DocumentContext,
): readonly Block[] {
  const { say, findings } = context;
  const { bad, good, toVerify } = findings.overview;
  const told = [...bad, ...good].flatMap((one) => said.told(one) ?? []);
  const asking = told.filter(({ finding }) => finding.tone === 'bad' || finding.tone === 'warn');
  const tiles = asking.flatMap((one) => tileOf(one, context)).slice(0, MOST_TILES);
  const column = deckColumns(context);
  const table: Block = {
    kind: 'table',
    id: `${id}.table`,
    title: null,
    columns: [
      column('overview_state', 'start'),
      column('overview_matter'),
      column('overview_unit'),
      column('overview_action'),
    ],
    rows: told.map((one) => rowOf(one, context)),
    rest: say('overview.rest', { count: '{count}' }),
    note:
      toVerify.length === 0 ? null : say('overview.to_verify', { count: String(toVerify.length) }),
  };
  return [
    ...(asking.length > 0
      ? []
      : [
          {
            kind: 'callout',
            id: `${id}.none`,
            tone: 'good',
            text: say('overview.no_bad', {}),
          } as const,
        ]),
    ...(tiles.length < 2 ? [] : [{ kind: 'tiles', id, items: tiles } as const]),
    ...(told.length === 0 ? [] : [table]),
  ];
}

function rowOf(said: Said, context: DocumentContext): Row {
  const { finding } = said;
  const text = shortText(said);
  const { owner = '', value = '', units = '' } = finding.facts;
  const strong = [value, units].filter((one) => typeof one === 'string' && one !== '');
  return {
    kind: 'body',
    cells: [
      { kind: 'status', display: stateOf(said, context), verdict: VERDICTS[finding.tone] },
      { kind: 'text', display: text, strong: strong as readonly string[], finding: finding.id },
      textCell(typeof owner === 'string' && owner !== '' ? owner : null),
      textCell(actionText(said, context)),
    ],
  };
}

/** A sentence of more characters is told in its short form. */
const LONGEST = 72;

/** The sentence, or, where that is long, what a headline says of it, with the figure that it is about. */
function shortText({ finding, text, brief }: Said): string {
  if ([...text].length <= LONGEST || brief === null) return text;
  const { subject = '', value = '' } = finding.facts;
  const isNamed = typeof subject !== 'string' || brief.includes(subject);
  const named = isNamed || typeof value !== 'string' ? brief : `${subject}${value}，${brief}`;
  return [...named].length < [...text].length ? named : text;
}

/** What is done and until when; where nothing is and something should be, that. */
function actionText({ finding }: Said, context: DocumentContext): string | null {
  const steps = finding.about.flatMap((key) => context.findings.steps.get(key) ?? []);
  const [first, ...more] = [...new Set(steps)];
  // Where nobody handed in measures or plans it is not known that there are none.
  const isKnown = context.notes.received.some((kind) => kind === 'measures' || kind === 'plans');
  if (first === undefined) {
    if (finding.tone !== 'bad' || !isKnown) return null;
    return context.say('overview.no_action', { project: projectAbout(finding.about, context) });
  }
  const told = context.say('overview.action', {
    text: written(first.text, first.place, context).text,
    due: first.due?.text ?? '',
  });
  return more.length === 0
    ? told
    : context.say('overview.more_actions', { told, count: String(more.length) });
}

/** The running project that, by its name, is about the same matter as a figure; empty where there is none. */
function projectAbout(keys: readonly string[], { lookup, notes }: DocumentContext): string {
  const names = keys.map((key) => lookup.metric(key.split('?')[0] ?? '').name);
  const running = notes.projects.filter(({ status }) => status !== 'done' && status !== 'paused');
  const project = running.find((one) => names.some((name) => areAlike(one.project, name)));
  return project?.project ?? '';
}

/** The word of the rule; one that has none, that of how it is taken. */
function stateOf({ finding }: Said, { say, pack }: DocumentContext): string {
  const names = [finding.phrase, finding.rule].map((name) => `overview.state.${name}`);
  const known = names.find((name) => name in pack.phrases);
  return say(known ?? `overview.tone.${finding.tone}`, {});
}

function tileOf(said: Said, context: DocumentContext): readonly Tile[] {
  const { subject, value, units = '' } = said.finding.facts;
  if (typeof subject !== 'string' || typeof value !== 'string' || value === '') return [];
  const state = stateOf(said, context);
  return [
    {
      label: subject,
      value,
      note:
        typeof units === 'string' && units !== '' && said.finding.tone === 'bad'
          ? context.say('overview.short', { state, units })
          : state,
      verdict: VERDICTS[said.finding.tone],
      finding: said.finding.id,
    },
  ];
}
