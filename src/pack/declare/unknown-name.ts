import type { NameKind, Report } from './problems.ts';

const WORDS: Readonly<Record<NameKind, { readonly zh: string; readonly en: string }>> = {
  dataset: { zh: '数据集', en: 'dataset' },
  scope: { zh: '统计范围', en: 'scope' },
  metric: { zh: '指标', en: 'metric' },
  section: { zh: '章节', en: 'section' },
  check: { zh: '检查', en: 'check' },
  list: { zh: '清单', en: 'list' },
  slide: { zh: '页', en: 'slide' },
};

/** So many names are told beside one that does not exist. */
const MOST_KNOWN = 12;

/** Reports a name that nothing of its kind has, with those that may have been meant. */
export function reportUnknown(
  report: Report,
  path: readonly PropertyKey[],
  kind: NameKind,
  name: string,
  known: readonly string[],
): void {
  const { zh, en } = unknownWords(kind, name, known);
  report(path, zh, en, { kind, name });
}

/** The words for a name that nothing of its kind has, in both languages. */
export function unknownWords(
  kind: NameKind,
  name: string,
  known: readonly string[],
): { readonly zh: string; readonly en: string } {
  const meant = mayBeMeant(name, known);
  const [zh, en] =
    meant.length === 0 ? ['', ''] : [`；可用：${meant.join('、')}`, `; known: ${meant.join(', ')}`];
  return {
    zh: `没有名为「${name}」的${WORDS[kind].zh}${zh}`,
    en: `no ${WORDS[kind].en} named "${name}"${en}`,
  };
}

/** All names where they are few; of many those that begin with the same word, such as `fault.`. */
export function mayBeMeant(name: string, known: readonly string[]): readonly string[] {
  if (known.length <= MOST_KNOWN) return known;
  const word = firstWord(name);
  return known.filter((one) => firstWord(one) === word).slice(0, MOST_KNOWN);
}

function firstWord(name: string): string {
  return name.split(/[._]/)[0] ?? name;
}
