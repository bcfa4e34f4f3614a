import type { DocumentContext } from '../model/context.ts';
import type { Block } from '../model/types.ts';

const SIGNATURES = ['drafted', 'reviewed', 'issued'] as const;

/** What a cover says under the month: the department, whether the month is final, and who answers for the report. */
export function coverBlock(id: string, context: DocumentContext): Block {
  const { organization, report } = context.workspace;
  const signed = SIGNATURES.flatMap((part) => {
    const name = report.signoff?.[part] ?? null;
    return name === null ? [] : [context.say(`cover.${part}`, { name })];
  });
  return {
    kind: 'title',
    id,
    text: context.pack.reportTitle,
    lines: [
      organization.department,
      context.say(stateOf(context), {}),
      ...(signed.length === 0 ? [] : [signed.join('　')]),
    ],
  };
}

function stateOf({ isFinal, differsFromFinal }: DocumentContext): string {
  if (isFinal) return 'cover.final';
  return differsFromFinal ? 'cover.changed' : 'cover.draft';
}
