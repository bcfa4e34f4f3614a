import type { CheckResult, CheckUnit } from '../../checks/types.ts';
import type { RecordBlockSpec } from '../../pack/outline/record-blocks.ts';
import { textCell, wholeCell } from '../model/cells.ts';
import { plainColumn } from '../model/columns.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Block, Cell, Row } from '../model/types.ts';

type CrossSpec = Extract<RecordBlockSpec, { kind: 'cross_check' }>;

/**
 * What a case-by-case check compared, with the check's own numbers: each unit's cases, entries and difference, told
 * by shape and word; or the cases that do not match. Null where there is nothing to show.
 */
export function crossCheckBlock(
  spec: CrossSpec,
  id: string,
  context: DocumentContext,
): Block | null {
  const check = context.checks.find((one) => one.id === spec.check);
  if (!check) return null;
  if (spec.show === 'cases') return casesTable(spec, id, check, context);
  const { units = [] } = check;
  const entries = check.facts.entries_name ?? '';
  if (units.length === 0) return null;
  const total: CheckUnit = {
    unit: context.say('row.total', {}),
    cases: units.reduce((sum, one) => sum + one.cases, 0),
    entries: units.reduce((sum, one) => sum + one.entries, 0),
  };
  const row = (kind: Row['kind'], one: CheckUnit): Row => ({
    kind,
    cells: [
      textCell(one.unit),
      wholeCell(one.cases),
      wholeCell(one.entries),
      differenceCell(one, entries, context),
    ],
  });
  return {
    kind: 'table',
    id,
    title: spec.title,
    columns: [
      plainColumn('unit', context.say('column.unit', {}), 'start'),
      plainColumn('cases', check.facts.cases_name ?? '', 'end'),
      plainColumn('entries', entries, 'end'),
      plainColumn('difference', context.say('column.check_status', {}), 'start'),
    ],
    rows: [...units.map((one) => row('body', one)), row('total', total)],
    note: null,
  };
}

/** Cases that a slide lists; the workbook's sheet of checks has them all. */
const MOST_CASES = 8;

function casesTable(
  spec: CrossSpec,
  id: string,
  { cases }: CheckResult,
  context: DocumentContext,
): Block | null {
  if (cases.length === 0) return null;
  const rest = Math.max(0, cases.length - MOST_CASES);
  return {
    kind: 'table',
    id,
    title: spec.title,
    columns: [
      plainColumn('case', context.say('column.case', {}), 'start'),
      plainColumn('unit', context.say('column.unit', {}), 'start'),
      plainColumn('matter', context.say('column.check_detail', {}), 'start'),
    ],
    rows: cases.slice(0, MOST_CASES).map((one) => ({
      kind: 'body',
      cells: [
        textCell(one.id),
        textCell(one.unit),
        { kind: 'status', display: context.say(`word.${one.matter}`, {}), verdict: 'missed' },
      ],
    })),
    note:
      rest === 0
        ? null
        : context.say('note.records_rest', {
            count: String(rest),
            list: context.say('workbook.checks', {}),
          }),
  };
}

function differenceCell(
  { cases, entries }: CheckUnit,
  name: string,
  context: DocumentContext,
): Cell {
  if (cases === entries)
    return { kind: 'status', display: context.say('cross.same', {}), verdict: 'met' };
  const phrase = entries < cases ? 'cross.fewer' : 'cross.more';
  const facts = { entries: name, count: String(Math.abs(cases - entries)) };
  return { kind: 'status', display: context.say(phrase, facts), verdict: 'missed' };
}
