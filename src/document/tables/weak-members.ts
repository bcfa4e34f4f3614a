import { textCell } from '../model/cells.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Cell } from '../model/types.ts';

/** The members that are no class, such as 其他, where the check that watches them has its doubts this month. */
export function weakMembers(
  checkId: string | null,
  { pack, checks }: Pick<DocumentContext, 'pack' | 'checks'>,
): ReadonlySet<string> {
  const spec = pack.checks.find(({ id }) => id === checkId);
  const isDoubted = checks.some(
    ({ id, status }) => id === checkId && (status === 'doubtful' || status === 'differs'),
  );
  return new Set(isDoubted && spec && 'members' in spec ? spec.members : []);
}

/** A row's name, with a word where it is no class. */
export function memberCell(
  member: string,
  weak: ReadonlySet<string>,
  { say }: Pick<DocumentContext, 'say'>,
): Cell {
  return textCell(weak.has(member) ? say('row.weak', { member }) : member);
}
