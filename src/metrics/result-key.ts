/** A result's key: `ehome.repeat_rate?brand=E8&branch=安岳`; the total has no question mark. */
export function resultKey(metric: string, by: Readonly<Record<string, string>>): string {
  const parts = Object.entries(by).map(([name, member]) => `${name}=${member}`);
  return parts.length === 0 ? metric : `${metric}?${parts.join('&')}`;
}
