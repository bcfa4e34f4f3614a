import { z } from 'zod';

type Issue = z.core.$ZodIssue;

const chinese = z.locales.zhCN().localeError;
const english = z.locales.en().localeError;

/** One problem of a schema check: the path of the field and the words for it. */
export interface IssueText {
  readonly path: readonly PropertyKey[];
  readonly zh: string;
  readonly en: string;
}

/** Puts a schema's issue into words; several unknown keys become one problem each, named by their own path. */
export function issueTexts(issue: Issue): readonly IssueText[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      zh: '不认识这个字段，请检查拼写或删去',
      en: 'unknown field; check its spelling or remove it',
    }));
  }
  if (issue.code === 'invalid_union' && 'options' in issue) {
    return [{ path: issue.path, ...noSuchKind(issue) }];
  }
  if (issue.code === 'invalid_union') {
    const nested = nearestBranch(issue.errors);
    if (nested) {
      return nested.flatMap((inner) =>
        issueTexts(inner).map((text) => ({ ...text, path: [...issue.path, ...text.path] })),
      );
    }
  }
  // A schema's own words stand beside each other; the library's never contain this sign.
  const [zh = '', en] = issue.message.split(' | ');
  if (en !== undefined) return [{ path: issue.path, zh, en }];
  if (issue.code === 'invalid_type' && issue.path.length === 0 && issue.input === null) {
    return [
      {
        path: [],
        zh: '没有这个文件，或者它是空的',
        en: 'this file is not there, or is empty',
      },
    ];
  }
  if (issue.code === 'too_small' && issue.origin === 'array') {
    const { path, minimum } = issue;
    return [{ path, zh: `至少要写 ${minimum} 项`, en: `give at least ${minimum}` }];
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return [{ path: issue.path, zh: '缺少这个字段', en: 'this field is missing' }];
  }
  return [
    {
      path: issue.path,
      zh: textOf(chinese(issue as never)) ?? issue.message,
      en: textOf(english(issue as never)) ?? issue.message,
    },
  ];
}

/** The words for a field such as `kind` whose value decides which fields stand beside it. */
function noSuchKind(issue: Extract<Issue, { readonly code: 'invalid_union' }>): {
  readonly zh: string;
  readonly en: string;
} {
  const { input, discriminator, options = [] } = issue as Discriminated;
  const given = input?.[discriminator];
  const known = options.map(String);
  const [zh, en] =
    given === undefined
      ? ['缺少这个字段', 'this field is missing']
      : [`没有「${String(given)}」这一种`, `there is no "${String(given)}"`];
  return { zh: `${zh}；可用：${known.join('、')}`, en: `${en}; known: ${known.join(', ')}` };
}

interface Discriminated {
  readonly discriminator: string;
  readonly options?: readonly unknown[];
  readonly input?: Readonly<Record<string, unknown>>;
}

/** Of a union's alternatives the one that failed deepest is what the writer meant, else the only one of that type. */
function nearestBranch(errors: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const depth = (issues: readonly Issue[]): number =>
    Math.max(0, ...issues.map((issue) => issue.path.length));
  const best = [...errors].sort((a, b) => depth(b) - depth(a))[0];
  if (best && depth(best) > 0) return best;
  const ofType = errors.filter((issues) => issues.every((issue) => issue.code !== 'invalid_type'));
  return ofType.length === 1 ? (ofType[0] ?? null) : null;
}

function textOf(result: string | { message: string } | null | undefined): string | null {
  if (result === null || result === undefined) return null;
  return typeof result === 'string' ? result : result.message;
}
