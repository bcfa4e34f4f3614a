import type { CheckResult } from '../../checks/types.ts';
import type { BlockSpec } from '../../pack/outline/types.ts';
import { textCell } from '../model/cells.ts';
import { deckColumns } from '../model/columns.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Block, DocumentCheck, Verdict } from '../model/types.ts';
import { checkText, type SaidFindings } from './said-findings.ts';

type FindingsSpec = Extract<BlockSpec, { kind: 'findings' }>;

/** The overview's sentences of one tone as a list; without a bad one it says so, without a good one it is left out. */
export function findingsBlock(
  spec: FindingsSpec,
  id: string,
  said: SaidFindings,
  context: DocumentContext,
): Block | null {
  const items = said.overview[spec.tone];
  if (items.length > 0) return { kind: 'list', id, tone: spec.tone, items };
  if (spec.tone === 'good') return null;
  return { kind: 'callout', id, tone: 'good', text: context.say('overview.no_bad', {}) };
}

/** Every check in words, in the order in which the pack declares them. */
export function sayChecks(context: DocumentContext): readonly DocumentCheck[] {
  return context.checks.map((check) => ({
    id: check.id,
    name: check.name,
    status: check.status,
    word: context.say(`check_status.${check.status}`, {}),
    detail: checkText(check, context) ?? '',
    ...(check.kind === 'too_good' ? { isDraw: true as const } : {}),
    cases: check.cases.map(({ id, unit, matter }) => ({
      id,
      unit,
      matter: context.say(`word.${matter}`, {}),
    })),
  }));
}

const VERDICTS: Readonly<Record<CheckResult['status'], Verdict>> = {
  agrees: 'met',
  differs: 'missed',
  doubtful: 'remark',
  not_applicable: 'none',
  error: 'missed',
};

/** The order in which checks are told: what does not agree first. */
const TOLD: readonly CheckResult['status'][] = ['differs', 'error', 'doubtful', 'not_applicable'];

/**
 * The checks as a table: what is compared, the conclusion, the detail, what does not agree first; those that agree are
 * counted in one line, and stand in the workbook. Null where the pack declares none.
 */
export function checksBlock(
  title: string | null,
  id: string,
  checks: readonly DocumentCheck[],
  context: DocumentContext,
): Block | null {
  if (checks.length === 0) return null;
  const column = deckColumns(context);
  const told = TOLD.flatMap((wanted) => checks.filter(({ status }) => status === wanted));
  const agreeing = checks.length - told.length;
  const rest = {
    name: context.say('checks.agreeing', { count: String(agreeing) }),
    status: 'agrees',
    word: context.say('check_status.agrees', {}),
    detail: context.say('checks.in_workbook', {}),
  } as const;
  return {
    kind: 'table',
    id,
    title,
    columns: [
      column('check', 'start'),
      column('check_status', 'center'),
      column('check_detail', 'start'),
    ],
    rows: [...told, ...(agreeing > 0 ? [rest] : [])].map(({ name, status, word, detail }) => ({
      kind: 'body',
      cells: [
        textCell(name),
        { kind: 'status', display: word, verdict: VERDICTS[status] },
        textCell(detail),
      ],
    })),
    note: null,
  };
}
