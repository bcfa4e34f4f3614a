import { type Message, message } from '../../messages/catalogue.ts';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import type { Organization } from '../../workspace/types.ts';
import { comparable } from '../values/text.ts';
import { readableTable } from './typed-load.ts';

/** What follows the place in an organisation's name, which one system writes and another leaves out. */
const KIND = /(?:省|市|地区|自治州|州|县|区|分公司|公司|本地网)+$/u;

/**
 * The names in a dataset's `own` column that mean the workspace's organisation: those that it is called by, or that stand
 * in its name (资阳 in 中国电信资阳分公司), and whatever an export names where it names nobody else. Warns of records
 * of others, and where nobody in it can be told to be the organisation.
 */
export async function ownNames(
  store: Store,
  spec: DatasetSpec,
  organization: Organization,
  warn: (warning: Message) => void,
): Promise<readonly string[]> {
  if (spec.own === null) return [];
  const column = quoteName(spec.own);
  const rows = await store.rows(
    `select ${column} as name, count(*) as n from ${quoteName(readableTable(spec))}
     where ${column} is not null group by ${column} order by n desc, name`,
  );
  const found = rows.map(({ name, n }) => ({ name: String(name), count: Number(n) }));
  if (found.length <= 1) return found.map(({ name }) => name);
  const isOwn = ({ name }: { readonly name: string }) => means(name, organization);
  const own = found.filter(isOwn);
  const others = found.filter((one) => !isOwn(one));
  const header = spec.columns.find(({ name }) => name === spec.own)?.header ?? spec.own;
  const facts = { dataset: spec.name, column: header, organization: organization.name };
  if (own.length === 0) warn(message('ingest.nobody_own', { ...facts, names: others }));
  else if (others.length > 0) warn(message('ingest.not_own', { ...facts, names: others }));
  return own.map(({ name }) => name);
}

function means(name: string, { name: organization, aliases }: Organization): boolean {
  const form = comparable(name);
  if ([organization, ...aliases].some((one) => comparable(one) === form)) return true;
  const place = form.replace(KIND, '');
  return place !== '' && comparable(organization).includes(place);
}
