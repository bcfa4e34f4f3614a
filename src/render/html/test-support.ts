import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Theme } from '../../pack/theme-types.ts';

const pack = new URL('../../../templates/base/', import.meta.url);

/** The pack's own theme, as it is in the file. */
export function readTheme(): Theme {
  return parse(readFileSync(new URL('theme.yaml', pack), 'utf8')) as Theme;
}

/** What the pack shows otherwise on a screen. */
export function readScreenStyles(): string {
  return readFileSync(new URL('web.css', pack), 'utf8');
}

/** The pack's own templates by name, and its styles. */
export function readTemplates(): {
  templates: Readonly<Record<string, string>>;
  styles: string;
} {
  const files = readdirSync(new URL('html/', pack));
  return {
    templates: Object.fromEntries(
      files.map((file) => [
        file.replace('.hbs', ''),
        readFileSync(new URL(`html/${file}`, pack), 'utf8'),
      ]),
    ),
    styles: readFileSync(new URL('deck.css', pack), 'utf8'),
  };
}
