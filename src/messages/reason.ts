/** Why something failed: in both languages where the words are ours, else as a library told it. */
export type Reason = string | { readonly zh: string; readonly en: string };

export function reasonZh(reason: Reason): string {
  return typeof reason === 'string' ? reason : reason.zh;
}

export function reasonEn(reason: Reason): string {
  return typeof reason === 'string' ? reason : reason.en;
}
