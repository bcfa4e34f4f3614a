import type { Ingested } from '../ingest/model/types.ts';
import type { Message } from '../messages/catalogue.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { KnownPeople } from '../privacy/masker.ts';

/** What is kept of a month beside its tables; a dataset stands for itself by its id. */
export interface KeptFacts {
  readonly ingested: Omit<Ingested, 'datasets'> & {
    readonly datasets: readonly (Omit<Ingested['datasets'][number], 'spec'> & {
      readonly spec: string;
    })[];
  };
  readonly people: KnownPeople;
  readonly warnings: readonly Message[];
  /** Records read, which tell how many threads they are worth. */
  readonly records: number;
}

/** What is kept of what reading a month gave, and told. */
export function factsOf(
  { ingested, people }: { readonly ingested: Ingested; readonly people: KnownPeople },
  warnings: readonly Message[],
): KeptFacts {
  const datasets = ingested.datasets.map(({ spec, ...one }) => ({ ...one, spec: spec.id }));
  const records = ingested.files.reduce((sum, { account }) => sum + account.records, 0);
  return { ingested: { ...ingested, datasets }, people, warnings, records };
}

/** What reading gave, as it was kept, over the datasets of the pack. */
export function ingestedOf(
  { ingested: { datasets, ...rest } }: Pick<KeptFacts, 'ingested'>,
  known: readonly DatasetSpec[],
): Ingested {
  const specs = new Map(known.map((spec) => [spec.id, spec]));
  return {
    ...rest,
    datasets: datasets.map(({ spec: id, ...one }) => {
      const spec = specs.get(id);
      if (!spec) throw new RangeError(`the pack has no dataset ${id}`);
      return { ...one, spec };
    }),
  };
}
