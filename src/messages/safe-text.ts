/**
 * What steers a terminal or the direction of a line: control characters (C0, C1, DEL), marks of direction, separators
 * of lines and paragraphs, tags, halves of characters. U+200D stays, which joins the parts of an emoji.
 */
const STEERING =
  /[\p{Cc}\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e007f}]/gu;
/** The same signs but ends of lines: texts are long and hardly any has one, and this only looks for the first. */
const STEERING_IN_JSON =
  /(?!\n)[\p{Cc}\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e007f}]/u;
/** What our own progress line is begun with. */
const REWRITE = '\r\u001b[K';

/**
 * Text for a terminal, with signs that would steer it spelled out as `\u001b`; those in `kept` stay, and the sequence
 * with which the progress line is rewritten.
 */
export function safeText(text: string, kept = '\n\t'): string {
  if (kept === '') return spelled(text, kept);
  return text
    .split(REWRITE)
    .map((part) => spelled(part, kept))
    .join(REWRITE);
}

/** JSON text of a value in which signs that would steer a terminal are spelled out; it parses to the same value. */
export function safeJson(value: unknown, indent?: number): string {
  return safeJsonText(JSON.stringify(value, null, indent));
}

/** What stands in a string of JSON otherwise than as itself: what the form wants spelled, and signs that steer. */
const SPELLED_IN_JSON =
  /["\\\p{Cc}\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e007f}]/u;

/** A string as JSON text in which such signs are spelled out. */
export function safeJsonString(text: string): string {
  return SPELLED_IN_JSON.test(text) ? safeJsonText(JSON.stringify(text)) : `"${text}"`;
}

/** JSON text in which such signs are spelled out; only what stands between its quotes can be one. */
export function safeJsonText(json: string): string {
  return STEERING_IN_JSON.test(json) ? spelled(json, '\n') : json;
}

function spelled(text: string, kept: string): string {
  return text.replace(STEERING, (sign) =>
    kept.includes(sign)
      ? sign
      : [...Array(sign.length).keys()]
          .map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`)
          .join(''),
  );
}
