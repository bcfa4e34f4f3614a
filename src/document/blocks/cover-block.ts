import type { DocumentContext } from '../model/context.ts';
import type { Block } from '../model/types.ts';

const SIGNATURES = ['drafted', 'reviewed', 'issued'] as const;

/** What a cover says under the month: the department, whether it is final and how late its data are, who answers for it. */
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
      context.say('cover.state', {
        state: context.say(`cover.${context.state}`, { number: String(context.draft.number) }),
        ...dataUntil(context),
      }),
      ...(signed.length === 0 ? [] : [signed.join('　')]),
    ],
  };
}

/** The last day on which an export was made, as far as they say; empty where none does. */
function dataUntil({ sources }: DocumentContext) {
  const all = sources.flatMap(({ madeAt }) => (madeAt === null ? [] : [madeAt.slice(0, 10)]));
  const [, month = '', day = ''] = (all.toSorted().at(-1) ?? '').split('-');
  return all.length === 0
    ? { month: '', day: '' }
    : { month: String(Number(month)), day: String(Number(day)) };
}
