import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Theme } from '../pack/theme-types.ts';
import type { ShellWords } from './shown.ts';

/** Beside this file as built, beside the bundle that it is part of; a program that runs from its sources has it where the build puts it. */
const PLACES = ['./client.js', '../preview/client.js', '../../dist/preview/client.js'];

/** The page round the report: a line that tells what is wrong, and the report below it. */
export interface Shell {
  readonly html: string;
  readonly policy: string;
}

/** Makes it with the words of a language and the theme's colours. */
export function shellOf(words: ShellWords, lang: string, { colors }: Theme): Shell {
  const script = shellScript();
  const css = `
*{box-sizing:border-box;margin:0}
html,body{height:100%}
body{display:flex;flex-direction:column;font:15px/1.5 sans-serif;color:${colors.ink};background:${colors.panel}}
.state{flex:none;max-height:45vh;overflow:auto;padding:6px 16px;background:${colors.paper};border-bottom:3px solid ${colors.good}}
.state.is-working{border-color:${colors.warn}}
.state.is-wrong{border-color:${colors.bad}}
.state b{margin-right:1em}
.faults{color:${colors.bad};font-weight:700}
.lines li{margin-left:1.2em;white-space:pre-wrap;overflow-wrap:anywhere}
iframe{flex:1 1 0;width:100%;border:0;background:${colors.paper}}
`;
  const html = `<!doctype html>
<html lang="${escaped(lang)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(words.title)}</title><style>${css}</style></head>
<body>
<header class="state" role="status" aria-live="polite"><b>${escaped(words.title)}</b><span class="now"></span><p class="faults"></p><ul class="lines fault-lines"></ul><details hidden><summary></summary><ul class="lines warning-lines"></ul></details></header>
<iframe title="${escaped(words.title)}" hidden></iframe>
<script type="application/json" id="words">${JSON.stringify(words).replaceAll('<', '\\u003c')}</script>
<script>${script}</script>
</body>
</html>
`;
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(css)}'`,
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { html, policy };
}

function shellScript(): string {
  const place = PLACES.map((name) => new URL(name, import.meta.url)).find((one) => existsSync(one));
  if (place === undefined) throw new RangeError('preview/client.js is not built: npm run build');
  return readFileSync(place, 'utf8').replaceAll('\r', '').trim();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
