import { type Message, message } from '../../messages/catalogue.ts';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import { readableTable } from '../load/typed-load.ts';
import { areaCodes, extensions, LOCAL } from './area-codes.ts';
import { lostZeros } from './lost-zeros.ts';

/**
 * The warnings of ids that stand in two forms in one column: with and without zeros, an area code, an extension. Looked for
 * only where a first look finds both forms at all.
 */
export async function numberDoubts(store: Store, spec: DatasetSpec): Promise<readonly Message[]> {
  const ids = spec.columns.filter(({ type }) => type === 'id');
  if (ids.length === 0) return [];
  const looks = ids.map(({ name }, at) => {
    const column = quoteName(name);
    const signs = {
      zero: `${column} LIKE '0%'`,
      // What may be another number without a zero: it has none before it, or two.
      bare: `${column} NOT LIKE '0%' OR ${column} LIKE '00%'`,
      short: `length(${column}) BETWEEN ${LOCAL.shortest} AND ${LOCAL.longest}`,
      dash: `contains(${column}, '-')`,
    };
    return Object.entries(signs).map(([sign, sql]) => `bool_or(${sql}) AS ${sign}${at}`);
  });
  const [seen] = await store.rows(
    `SELECT ${looks.flat().join(', ')} FROM ${quoteName(readableTable(spec))}`,
  );
  const having = (...signs: readonly ('zero' | 'bare' | 'short' | 'dash')[]) =>
    ids.filter((_, at) => signs.every((sign) => seen?.[`${sign}${at}`] === true));
  const facts = ({ header, count, sample }: Awaited<ReturnType<typeof areaCodes>>[number]) => {
    return { dataset: spec.name, column: header, count, sample };
  };
  return [
    ...(await lostZeros(store, spec, having('zero', 'bare'))).map((one) =>
      message('ingest.lost_zeros', facts(one)),
    ),
    ...(await areaCodes(store, spec, having('zero', 'short'))).map((one) =>
      message('ingest.area_codes', facts(one)),
    ),
    ...(await extensions(store, spec, having('dash'))).map((one) =>
      message('ingest.extensions', facts(one)),
    ),
  ];
}
