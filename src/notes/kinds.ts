import { comparable } from '../ingest/values/text.ts';

/** The kinds of notes in Markdown. */
export type MarkdownKind = 'highlight' | 'top_project' | 'comment' | 'case' | 'measure';
/** The kinds of spreadsheets. */
export type SheetKind = 'plans' | 'measures' | 'hot_issues';

const MARKDOWN: Readonly<Record<MarkdownKind, readonly string[]>> = {
  highlight: ['亮点', '服务工作亮点', 'highlight', 'highlights'],
  top_project: ['TOP项目', 'top_project', 'top_projects'],
  comment: ['评语', 'comment', 'comments'],
  case: ['案例', '典型案例', 'case', 'cases'],
  measure: ['措施', '问题与措施', 'measure', 'measures'],
};

const SHEETS: Readonly<Record<SheetKind, readonly string[]>> = {
  plans: ['计划', '下月计划', 'plan', 'plans'],
  measures: MARKDOWN.measure,
  hot_issues: ['热点问题', '热点问题跟踪', 'hot_issue', 'hot_issues'],
};

/** The kinds as people write them. */
export const MARKDOWN_WORDS = Object.values(MARKDOWN).flatMap(([first]) => first ?? []);

/** The kind that a front matter names; null for an unknown one. */
export function markdownKind(word: string): MarkdownKind | null {
  return kindIn(MARKDOWN, (one) => comparable(one) === comparable(word));
}

/** The kind that a file's name begins with: 亮点-渠道.md. */
export function markdownKindOfName(name: string): MarkdownKind | null {
  return kindIn(MARKDOWN, (one) => beginsWith(name, one));
}

/** The kind of a spreadsheet by its name: 计划.csv, 计划-渠道.xlsx. */
export function sheetKindOfName(name: string): SheetKind | null {
  return kindIn(SHEETS, (one) => beginsWith(name, one));
}

/** A letter or a Chinese character behind the word makes it another word. */
function beginsWith(name: string, word: string): boolean {
  const [form, begin] = [comparable(name), comparable(word)];
  return form.startsWith(begin) && !/^\p{L}/u.test(form.slice(begin.length));
}

function kindIn<K extends string>(
  words: Readonly<Record<K, readonly string[]>>,
  fits: (word: string) => boolean,
): K | null {
  for (const kind of Object.keys(words) as K[]) {
    if (words[kind].some(fits)) return kind;
  }
  return null;
}
