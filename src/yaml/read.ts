import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { issueTexts } from './issues.ts';
import { syntaxWords } from './syntax-words.ts';

/** One thing wrong in a YAML file: where, which field, and what, in both languages. */
export interface YamlProblem {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly zh: string;
  readonly en: string;
}

export interface YamlPlace {
  readonly file: string;
  readonly line: number;
}

/** A parsed YAML file that knows the line of each of its fields. */
export interface YamlFile {
  readonly file: string;
  readonly value: unknown;
  /** The line, from 1, of the field at this path, or of the nearest parent that exists. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
  /** The same with the file: what is merged out of several stands in one of them. */
  readonly placeOf: (path: readonly PropertyKey[]) => YamlPlace;
  readonly problems: readonly YamlProblem[];
}

/**
 * Parses YAML 1.2, given as text or as the bytes of its file; syntax errors, duplicate keys and bytes that are no UTF-8
 * come back as problems with their lines.
 */
export function parseYaml(given: string | Uint8Array, file: string): YamlFile {
  const text = typeof given === 'string' ? given : textOf(given);
  if (typeof text !== 'string') {
    const problem = { file, field: '', ...text };
    return yamlFile({ file, value: null, problems: [problem] }, () => text.line);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const errors = document.errors.map(({ code, pos: [at] }) => ({ code, at }));
  const found = [...errors, ...danglingAliases(document)].map(({ code, at }) => ({
    file,
    line: lines.linePos(at).line,
    field: '',
    ...syntaxWords(code, keyAt(text, at)),
  }));
  // One sign too few makes a line wrong at each of its signs.
  const told = new Map(found.map((one) => [`${one.line} ${one.zh}`, one]));
  const problems = [...told.values()];
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isRanged(node)) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  if (problems.length > 0) return yamlFile({ file, value: null, problems }, lineOf);
  try {
    return yamlFile({ file, value: document.toJS(), problems }, lineOf);
  } catch (error) {
    // Thrown for a `*name` that no `&name` stands before, and for aliases that multiply.
    if (!(error instanceof ReferenceError)) throw error;
    const problem = {
      file,
      line: 1,
      field: '',
      zh: `YAML 格式有误：${error.message}。以 * 开头的文字要加引号`,
      en: `not valid YAML: ${error.message}; a text that begins with * needs quotes`,
    };
    return yamlFile({ file, value: null, problems: [problem] }, lineOf);
  }
}

/** The key that begins at a place of the text. */
function keyAt(text: string, at: number): string | null {
  return /^[^\s:,{}[\]]+/.exec(text.slice(at, at + 100))?.[0] ?? null;
}

function yamlFile(
  given: Pick<YamlFile, 'file' | 'value' | 'problems'>,
  lineOf: YamlFile['lineOf'],
): YamlFile {
  return { ...given, lineOf, placeOf: (path) => ({ file: given.file, line: lineOf(path) }) };
}

/** The text of UTF-8 bytes, or what is wrong with them: editors save other encodings without a word. */
function textOf(bytes: Uint8Array): string | Pick<YamlProblem, 'line' | 'zh' | 'en'> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  if (/^(?:fffe|feff)|^(?:00..|..00)(?:00..|..00)/.test(start(bytes)))
    return { line: 1, ...notUtf8('UTF-16（记事本里叫 Unicode）', 'UTF-16 ("Unicode" in Notepad)') };
  try {
    return decoder.decode(bytes);
  } catch {
    const line = firstBadLine(bytes);
    return { line, ...notUtf8('GBK（记事本里叫 ANSI）', 'GBK ("ANSI" in Notepad)') };
  }
}

function notUtf8(zh: string, en: string): Pick<YamlProblem, 'zh' | 'en'> {
  return {
    zh: `文件不是 UTF-8 编码，像是 ${zh}；请用记事本打开，「另存为」时编码选 UTF-8，再运行`,
    en: `the file is not in UTF-8 but probably in ${en}; open it, save it as UTF-8, and run again`,
  };
}

function start(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 4)).toString('hex');
}

/** The first line, from 1, that is no UTF-8; a line feed is never part of another character. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let from = 0;
  for (let line = 1; ; line += 1) {
    const feed = bytes.indexOf(0x0a, from);
    const end = feed < 0 ? bytes.length : feed;
    try {
      decoder.decode(bytes.subarray(from, end));
    } catch {
      return line;
    }
    if (feed < 0) return line;
    from = feed + 1;
  }
}

/** Aliases of no anchor, such as an unquoted `*.csv`: the library tells of them only when the value is taken. */
function danglingAliases(document: Document): readonly { code: 'BAD_ALIAS'; at: number }[] {
  const found: { code: 'BAD_ALIAS'; at: number }[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (!alias.resolve(document)) found.push({ code: 'BAD_ALIAS', at: alias.range?.[0] ?? 0 });
    },
  });
  return found;
}

function isRanged(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

/** A path as people write it: `targets[2].limit`. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part + 1}]` : `${index > 0 ? '.' : ''}${String(part)}`,
    )
    .join('');
}

/** Checks a file against a schema; gives the value, or every problem at once, field first. */
export function checkYaml<S extends z.ZodType>(
  yaml: YamlFile,
  schema: S,
): { readonly value: z.infer<S> | null; readonly problems: readonly YamlProblem[] } {
  if (yaml.problems.length > 0) return { value: null, problems: yaml.problems };
  const parsed = schema.safeParse(yaml.value, { reportInput: true });
  if (parsed.success) return { value: parsed.data, problems: [] };
  const problems = parsed.error.issues.flatMap((issue) =>
    issueTexts(issue).map(({ path, zh, en }) => ({
      ...yaml.placeOf(path),
      field: fieldName(path),
      zh,
      en,
    })),
  );
  return { value: null, problems };
}
