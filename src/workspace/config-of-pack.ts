import { fault } from '../messages/fault.ts';
import { findMetric } from '../pack/metric/metric-id.ts';
import type { Pack } from '../pack/types.ts';
import type { RawConfig } from './schema.ts';

/** Which of a workspace's packs a run is about. */
export interface AskedPack {
  readonly name: string;
  readonly others: readonly string[];
  /** The first of the list, whose earlier files lie where those of a single pack do. */
  readonly isFirst: boolean;
}

/** The pack that is asked for, or the first. Fault: `workspace.no_such_pack` for one that the configuration does not name. */
export function askedPack(written: RawConfig['pack'], asked: string | undefined): AskedPack {
  const all = typeof written === 'string' ? [written] : written;
  const name = asked ?? all[0] ?? '';
  if (!all.includes(name)) throw fault('workspace.no_such_pack', { pack: name, known: all });
  return { name, others: all.filter((one) => one !== name), isFirst: name === all[0] };
}

/**
 * The configuration as it concerns one of several packs: without the datasets, limits, breaks and metrics that only another
 * knows. What none of them knows stays, to be told. Own slides and changes of the outline are the first pack's.
 */
export function configOfPack(
  raw: RawConfig,
  pack: Pack,
  others: readonly Pack[],
  isFirst: boolean,
): RawConfig {
  if (others.length === 0) return raw;
  const known = new Set(pack.datasets.map(({ id }) => id));
  const elsewhere = new Set(others.flatMap(({ datasets }) => datasets.map(({ id }) => id)));
  const isOfOther = (dataset: string) => !known.has(dataset) && elsewhere.has(dataset);
  const own = <T>(given: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(given).filter(([dataset]) => !isOfOther(dataset)));
  return {
    ...raw,
    inputs: own(raw.inputs),
    aliases: own(raw.aliases),
    values: own(raw.values),
    period: own(raw.period),
    ...(isFirst ? {} : { slides: [], outline: { chapters: [], hide: [], rename: {}, move: [] } }),
  };
}

/** Whether a metric, by id or name, is another pack's only. */
export function isOfOtherPack(metric: string, pack: Pack, others: readonly Pack[]): boolean {
  const has = ({ metrics }: Pack) => findMetric(metric, metrics).kind === 'found';
  return !has(pack) && others.some(has);
}

/** Whether a metric that the workspace declares is over a dataset or scope of another pack only. */
export function isOverOtherPack(
  { scope, dataset }: RawConfig['metrics'][number],
  pack: Pack,
  others: readonly Pack[],
): boolean {
  const has = ({ scopes, datasets }: Pack) =>
    scopes.some(({ id }) => id === scope) || datasets.some(({ id }) => id === dataset);
  return !has(pack) && others.some(has);
}
