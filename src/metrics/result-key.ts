/** The signs that part a key, and the one that escapes them. */
const PARTING = /[&=?%]/g;

/**
 * A result's key: `ehome.repeat_rate?brand=E8&branch=安岳`; the total has no question mark. A member that holds one of
 * the signs that part a key has it written as in addresses (`&` as `%26`), so that no two results share a key.
 */
export function resultKey(metric: string, by: Readonly<Record<string, string>>): string {
  const parts = Object.entries(by).map(([name, member]) => `${name}=${escaped(member)}`);
  return parts.length === 0 ? metric : `${metric}?${parts.join('&')}`;
}

/** A member as it was before it became part of a key. */
export function memberInKey(written: string): string {
  return written.replace(/%(26|3D|3F|25)/gi, (code) => decodeURIComponent(code));
}

function escaped(member: string): string {
  return member.replace(PARTING, (sign) => encodeURIComponent(sign));
}
