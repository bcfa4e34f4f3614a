import type { Ingested, QuarantinedRecord } from '../ingest/model/types.ts';
import { type Focus, ownValues } from './focus.ts';

/**
 * What came in, without what tells of others' records: of those that could not be used only those whose own column
 * names the member, and nothing of records, totals and words of which nobody can say whose they are. The counts of the files stay.
 */
export function ownIngested(ingested: Ingested, focus: Focus): Ingested {
  const isOwn = ({ file, cells }: QuarantinedRecord): boolean => {
    const dataset = ingested.files.find(({ path }) => path === file)?.dataset;
    const spec = ingested.datasets.find((one) => one.spec.id === dataset)?.spec;
    const own = spec ? ownValues(spec, focus) : null;
    const text = own === null ? undefined : cells?.[own.column];
    return text !== undefined && focus.words.includes(text.trim());
  };
  const isOfOthers = ({ branch }: { readonly branch: string | null }) =>
    branch !== null && branch !== focus.branch;
  return {
    ...ingested,
    datasets: ingested.datasets.map(({ missing = [], silent = [], ...one }) => ({
      ...one,
      missing: missing.filter((gap) => !isOfOthers(gap)),
      silent: silent.filter((branch) => branch === focus.branch),
    })),
    files: ingested.files.map((file) => ({
      ...file,
      // In a file without a header a record can stand where one is looked for.
      headers: [],
      ignoredHeaders: [],
      headerHints: [],
    })),
    quarantine: ingested.quarantine.filter(isOwn),
    unknown: [],
    controlTotals: [],
    superseded: [],
    impossible: [],
    unused: [],
    corrected: [],
  };
}
