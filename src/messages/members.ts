import type { MessageTable } from './message.ts';

interface NamedCount {
  readonly name: string;
  readonly count: number;
}

interface OthersFacts {
  readonly dataset: string;
  readonly column: string;
  readonly organization: string;
  readonly names: readonly NamedCount[];
}

interface UnlistedFacts {
  /** Of the dataset. */
  readonly id: string;
  readonly dataset: string;
  readonly column: string;
  readonly names: readonly NamedCount[];
}

/** So many names are told one by one. */
const MOST_NAMES = 8;

function counted(names: readonly NamedCount[]): string {
  const told = names.slice(0, MOST_NAMES).map(({ name, count }) => `「${name}」×${count}`);
  return names.length > MOST_NAMES ? `${told.join('、')}…（${names.length}）` : told.join('、');
}

function countedEn(names: readonly NamedCount[]): string {
  const told = names.slice(0, MOST_NAMES).map(({ name, count }) => `"${name}" × ${count}`);
  return names.length > MOST_NAMES ? `${told.join(', ')} … (${names.length})` : told.join(', ');
}

function listed(names: readonly NamedCount[]): string {
  return names
    .slice(0, MOST_NAMES)
    .map(({ name }) => (/^[\p{L}\p{N}]+$/u.test(name) ? name : JSON.stringify(name)))
    .join(', ');
}

/** What is said of whose records an export holds, and of words that no list has. */
export const memberMessages = {
  'ingest.not_own': {
    kind: 'warning',
    zh: (p: OthersFacts) =>
      `${p.dataset}的「${p.column}」里 ${counted(p.names)} 不是「${p.organization}」，这些记录不计入；如是本单位，请在 organization 的 aliases 里补上`,
    en: (p: OthersFacts) =>
      `"${p.column}" of ${p.dataset} names ${countedEn(p.names)}, which is not "${p.organization}": these records do not count; add it to aliases of organization if it is`,
  },
  'ingest.nobody_own': {
    kind: 'warning',
    zh: (p: OthersFacts) =>
      `${p.dataset}的「${p.column}」里有 ${counted(p.names)}，看不出哪个是「${p.organization}」，都没有计入；请在 organization 的 aliases 里写上本单位的名称`,
    en: (p: OthersFacts) =>
      `"${p.column}" of ${p.dataset} names ${countedEn(p.names)}, none of which can be told to be "${p.organization}": none counts; name it in aliases of organization`,
  },
  'ingest.unlisted_members': {
    kind: 'warning',
    zh: (p: UnlistedFacts) =>
      `${p.dataset}的「${p.column}」里 ${counted(p.names)} 不在取值表里，按原文各算一类；如是正式名称，请在 report.config.yaml 里写 values: { ${p.id}: { ${p.column}: [${listed(p.names)}] } }，如是别的写法，请写成已有取值的 aliases`,
    en: (p: UnlistedFacts) =>
      `"${p.column}" of ${p.dataset} holds ${countedEn(p.names)}, which no list has: each counts as a member of its own; declare it with values: { ${p.id}: { ${p.column}: [${listed(p.names)}] } }, or as an alias of a listed one`,
  },
} satisfies MessageTable;
