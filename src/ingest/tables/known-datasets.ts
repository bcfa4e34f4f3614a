import type { DatasetSpec } from '../../pack/dataset/types.ts';
import type { InputSpec, Workspace } from '../../workspace/types.ts';
import { headerMatcher, headerWords } from '../header/header.ts';
import type { TableSigns } from './tables.ts';

/** The datasets of a pack as a workspace reads them: with its own headers, and with the columns that it gives itself. */
export function knownDatasets(
  { headerAliases, inputs }: Pick<Workspace, 'headerAliases' | 'inputs'>,
  datasets: readonly DatasetSpec[],
): TableSigns {
  const known = datasets.map((spec) => {
    const extra = headerAliases[spec.id] ?? {};
    const input = inputs.datasets.find(({ dataset }) => dataset === spec.id);
    return { spec, extra, match: headerMatcher(spec, extra, givenColumns(input)) };
  });
  return { datasets: known, words: headerWords(known) };
}

/** The columns that an input gives where its exports lack them. */
function givenColumns(input: InputSpec | undefined): readonly string[] {
  const { set = [], unpivot } = input ?? {};
  return [...set.map(({ column }) => column), ...crossedColumns(unpivot)];
}

/** The columns that a cross table's headers and cells give. */
export function crossedColumns(unpivot: InputSpec['unpivot']): readonly string[] {
  return unpivot ? [unpivot.to, ...unpivot.values.map(({ column }) => column)] : [];
}
