import type { BlockSpec } from '../../pack/outline/types.ts';
import { textCell } from '../model/cells.ts';
import { deckColumns } from '../model/columns.ts';
import type { DocumentContext } from '../model/context.ts';
import type { TableBlock } from '../model/types.ts';
import type { SaidFindings } from './said-findings.ts';

type DecisionsSpec = Extract<BlockSpec, { kind: 'decisions' }>;

/** What is to be decided: the sentences of some rules' findings, each with its kind and who answers; null where there are none. */
export function decisionsBlock(
  { rules, top }: DecisionsSpec,
  id: string,
  said: SaidFindings,
  context: DocumentContext,
): TableBlock | null {
  const told = said.all
    .filter(({ rule }) => rules.includes(rule))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, top)
    .flatMap((one) => said.told(one.id) ?? []);
  if (told.length === 0) return null;
  const column = deckColumns(context);
  return {
    kind: 'table',
    id,
    title: null,
    columns: [column('decision_kind'), column('decision_matter'), column('overview_unit')],
    rows: told.map(({ finding, text }) => {
      const { owner = '' } = finding.facts;
      return {
        kind: 'body',
        cells: [
          textCell(context.say(`decision.${finding.rule}`, {})),
          { ...textCell(text), finding: finding.id },
          textCell(typeof owner === 'string' && owner !== '' ? owner : null),
        ],
      };
    }),
    note: null,
  };
}
