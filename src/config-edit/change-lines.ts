import { stringify } from 'yaml';
import { applyChanges } from './apply-changes.ts';
import type { ConfigChange } from './changes.ts';

/** The changes as lines of a configuration, to be pasted; branches stand with the alias alone, `remark` as in {@link applyChanges}. */
export function changeLines(
  changes: readonly ConfigChange[],
  remark: string | null = null,
): readonly string[] {
  const aliases = changes.flatMap((one) => (one.kind === 'branch_alias' ? [one] : []));
  const branches = [...Map.groupBy(aliases, ({ branch }) => branch)].map(([name, own]) => ({
    name,
    aliases: own.map(({ text }) => text),
  }));
  const rest = applyChanges(
    '',
    changes.filter(({ kind }) => kind !== 'branch_alias'),
    remark,
  );
  const whole = [
    ...(branches.length === 0 ? [] : [stringify({ branches }, { lineWidth: 0 })]),
    ...(rest.trim() === '' ? [] : [rest]),
  ];
  return whole.join('').trimEnd().split('\n');
}
