import { sha256 } from './sha256.ts';

/** What some system refuses in a name, or reads as something else. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** Names that Windows keeps for devices, whatever stands behind a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Characters of a name; with what is written beside it for a moment it stays below the 255 bytes of a system. */
const MOST = 40;

/**
 * A name for a file or folder out of any text: the text itself where every system takes it, else what can be kept of it with a
 * mark of the whole text, so that two texts never share one.
 */
export function safeName(text: string): string {
  const plain = text.normalize('NFC');
  const kept = [...plain.replace(UNSAFE, '_')].slice(0, MOST).join('').trim();
  const ended = kept.replace(/[. ]+$/u, '').replace(/^\.+/u, '');
  const isKept = ended === plain && !DEVICE.test(plain) && !/~[0-9a-f]{8}$/.test(plain);
  if (isKept) return plain;
  const start = ended === '' || DEVICE.test(ended) ? `_${ended}` : ended;
  return `${start}~${sha256(Buffer.from(plain)).slice(0, 8)}`;
}
