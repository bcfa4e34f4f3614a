import { comparable } from '../ingest/values/text.ts';
import { memberInKey } from '../metrics/result-key.ts';
import { labelOf } from '../pack/dataset/label-of.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { Pack } from '../pack/types.ts';
import type { Workspace } from '../workspace/types.ts';

/**
 * The members that a text names, by the names or headers of dimensions: `brand=E8&branch=安岳`, `产品品牌=E8；分公司=安岳`; none
 * for the whole. A branch may be called by any of its names. Null where the metric is not split so.
 */
export function membersIn(
  text: string,
  { scope, by: sets }: MetricSpec,
  { datasets }: Pick<Pack, 'datasets'>,
  { organization }: Pick<Workspace, 'organization'>,
): Readonly<Record<string, string>> | null {
  const whole = text.trim();
  if (whole === '' || /^(?:合计|全市|全部|总体)$/.test(whole)) return {};
  const dataset = datasets.find(({ id }) => id === scope.dataset);
  if (!dataset) return null;
  const named = whole.split(/[&；;，,]/).map((part) => {
    const [label = '', ...rest] = part.split(/[=＝]/);
    return { label: comparable(label), member: memberInKey(rest.join('=').trim()) };
  });
  const set = sets.find(
    (names) =>
      names.length === named.length &&
      named.every(
        ({ label, member }) => member !== '' && names.some((name) => isCalled(name, label)),
      ),
  );
  if (!set) return null;
  const members: [string, string][] = [];
  for (const name of set) {
    const written = named.find(({ label }) => isCalled(name, label))?.member ?? '';
    const member = memberCalled(name, written);
    if (member === null) return null;
    members.push([name, member]);
  }
  return Object.fromEntries(members);

  function isCalled(name: string, label: string): boolean {
    return dataset !== undefined && [name, labelOf(name, dataset)].map(comparable).includes(label);
  }

  /** A branch, or a value out of a closed list, by its own name; null for one that is not known. */
  function memberCalled(name: string, member: string): string | null {
    const column = dataset?.columns.find((one) => one.name === name);
    const form = comparable(member);
    if (column?.type === 'branch')
      return (
        organization.branches.find((one) =>
          [one.name, ...one.aliases].map(comparable).includes(form),
        )?.name ?? null
      );
    if (column?.type !== 'enum' || column.open || column.values.length === 0) return member;
    return (
      column.values.find(({ value, aliases }) => [value, ...aliases].map(comparable).includes(form))
        ?.value ?? null
    );
  }
}
