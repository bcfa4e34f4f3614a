import type { z } from 'zod';
import type { YamlProblem } from '../yaml/read.ts';
import { checkYaml, parseYaml } from '../yaml/read.ts';
import { tidyLine } from './markdown/tidy.ts';

/** Word processors turn `---` into dashes of their own. */
const FENCE = /^ *(?:-{3,}|[—–―－─]{1,}) *$/;
/** Input methods write a wide colon behind a key. */
const WIDE_COLON = /^( *(?:- )?[A-Za-z_]+) *： */;

/** A text parted into its front matter and its body. */
export interface Parted {
  /** YAML text, null where there is none. */
  readonly front: string | null;
  readonly body: string;
  /** The number of the body's first line. */
  readonly bodyLine: number;
  /** The line of a front matter that is not closed. */
  readonly unclosed: number | null;
}

/** Parts a note at its `---` lines; the front matter keeps its line numbers. */
export function partNote(text: string): Parted {
  const lines = text.split(/\r\n|\r|\n/);
  const first = lines.findIndex((line) => tidyLine(line).trim() !== '');
  if (first < 0 || !FENCE.test(tidyLine(lines[first] ?? ''))) {
    return { front: null, body: text, bodyLine: 1, unclosed: null };
  }
  const length = lines.slice(first + 1).findIndex((line) => FENCE.test(tidyLine(line)));
  if (length < 0) return { front: null, body: '', bodyLine: 1, unclosed: first + 1 };
  const end = first + 1 + length;
  // Empty lines in front keep the numbers of lines right in what YAML complains of.
  const front = [
    ...Array<string>(first + 1).fill(''),
    ...lines.slice(first + 1, end).map(yamlLine),
  ];
  return {
    front: front.join('\n'),
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
    unclosed: null,
  };
}

function yamlLine(line: string): string {
  return tidyLine(line).replace(WIDE_COLON, '$1: ').replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
}

/** What could be read of a front matter, and everything that is wrong with it. */
export interface FrontMatter<T> {
  /** null when nothing of it can be used. */
  readonly value: T | null;
  readonly problems: readonly YamlProblem[];
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Reads a front matter; fields that are wrong are told of and left out, the others hold. */
export function readFrontMatter<S extends z.ZodType>(
  front: string,
  file: string,
  schema: S,
): FrontMatter<z.infer<S>> {
  const yaml = parseYaml(front, file);
  const { lineOf } = yaml;
  const given = { ...yaml, value: yaml.value ?? {} };
  const { value, problems } = checkYaml(given, schema);
  if (problems.length === 0 || !isRecord(given.value)) return { value, problems, lineOf };
  const wrong = new Set(problems.map(({ field }) => field.split(/[.[]/)[0]));
  const right = Object.entries(given.value).filter(([key]) => !wrong.has(key));
  const rest = checkYaml({ ...given, value: Object.fromEntries(right) }, schema);
  return { value: yaml.problems.length > 0 ? null : rest.value, problems, lineOf };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
