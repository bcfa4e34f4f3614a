import { createHash } from 'node:crypto';

/** The parts of a page that its policy names by their hashes. */
export interface PageParts {
  readonly css: string;
  readonly script: string;
}

/**
 * Takes the style attributes out of some HTML: every element that had one carries `data-s` instead, and `rules` gives
 * the styles back. The policy of a page need not allow inline styles then.
 */
export function withoutInlineStyles(html: string): {
  readonly html: string;
  readonly rules: string;
} {
  const numbers = new Map<string, number>();
  // Text holds no bare quote, so that only attributes match.
  const bare = html.replaceAll(/ style="([^"<>]*)"/g, (_, style: string) => {
    const number = numbers.get(style) ?? numbers.size;
    numbers.set(style, number);
    return ` data-s="${number}"`;
  });
  const rules = [...numbers].map(
    ([style, number]) => `[data-s="${number}"]{${style.replaceAll(/[{}\\]/g, '')}}`,
  );
  return { html: bare, rules: rules.join('\n') };
}

/** What the page may do: show itself, and run its own script and styles, known by their hashes; nothing from outside. */
export function policyFor({ css, script }: PageParts): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(css)}'`,
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Data as JSON that may stand in a script element: nothing in it ends the element. */
export function jsonInHtml(data: unknown): string {
  return JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
