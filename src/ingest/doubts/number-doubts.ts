import { type Message, message } from '../../messages/catalogue.ts';
import type { ColumnSpec, DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import { readableTable } from '../load/typed-load.ts';
import { areaCodes, extensions } from './area-codes.ts';
import { lostZeros } from './lost-zeros.ts';

/**
 * The warnings of ids that stand in two forms in one column: with and without zeros, an area code, an extension. Looked for
 * only where a first look finds such a form at all.
 */
export async function numberDoubts(store: Store, spec: DatasetSpec): Promise<readonly Message[]> {
  const ids = spec.columns.filter(({ type }) => type === 'id');
  if (ids.length === 0) return [];
  const looks = ids.map(({ name }, at) => {
    const column = quoteName(name);
    return `bool_or(${column} LIKE '0%') AS zero${at}, bool_or(contains(${column}, '-')) AS dash${at}`;
  });
  const [seen] = await store.rows(
    `SELECT ${looks.join(', ')} FROM ${quoteName(readableTable(spec))}`,
  );
  const having = (sign: 'zero' | 'dash'): readonly ColumnSpec[] =>
    ids.filter((_, at) => seen?.[`${sign}${at}`] === true);
  const facts = ({ header, count, sample }: Awaited<ReturnType<typeof areaCodes>>[number]) => {
    return { dataset: spec.name, column: header, count, sample };
  };
  return [
    ...(await lostZeros(store, spec, having('zero'))).map((one) =>
      message('ingest.lost_zeros', facts(one)),
    ),
    ...(await areaCodes(store, spec, having('zero'))).map((one) =>
      message('ingest.area_codes', facts(one)),
    ),
    ...(await extensions(store, spec, having('dash'))).map((one) =>
      message('ingest.extensions', facts(one)),
    ),
  ];
}
