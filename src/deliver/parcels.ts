import { inWords, message } from '../messages/catalogue.ts';
import type { Lang } from '../messages/message.ts';
import { sha256 } from '../output/sha256.ts';
import type { Deliver, Recipient } from '../workspace/types.ts';
import type { Parcel, PublishedSet } from './types.ts';

/** So many findings are told in a message. */
const MOST_TOLD = 8;
/** What a robot takes in one message (bytes of UTF-8), with some room. */
const MOST_BYTES = { wecom: 4_000, dingtalk: 18_000 } as const;

/** The messages that a published set is sent in: one to each address and robot that the configuration names for it. */
export function parcelsOf(set: PublishedSet, deliver: Deliver, lang: Lang): readonly Parcel[] {
  return deliver.to
    .filter((one) => isFor(one, set))
    .flatMap((one) => {
      const subject = set.title;
      const told = set.summary.slice(0, MOST_TOLD).map(({ text }) => text);
      const link = deliver.link?.replaceAll('{month}', set.month) ?? null;
      if (one.by === 'mail') {
        const files = set.files.filter(({ name }) =>
          one.attach.some((kind) => name === `report.${kind}`),
        );
        const text = `${inWords(message('deliver.text', { title: subject, told, link }), lang)}\n`;
        return one.addresses.map((to) => sealed({ to, by: 'mail', subject, text, files }));
      }
      const text = within(MOST_BYTES[one.by], (count) =>
        inWords(
          message('deliver.robot_text', { title: subject, told: told.slice(0, count), link }),
          lang,
        ),
      );
      return [sealed({ to: `${one.by}:${one.url}`, by: one.by, subject, text, files: [] })];
    });
}

/** Whether somebody gets this report: that of the unit, or of the whole, in the edition wanted. */
export function isFor({ units, edition }: Recipient, set: PublishedSet): boolean {
  if (edition !== null && edition !== set.edition) return false;
  if (units === null) return set.member === null;
  return units.some(({ level, name }) => level === set.member?.level && name === set.member.name);
}

function sealed(parcel: Omit<Parcel, 'content'>): Parcel {
  const { to, subject, text, files } = parcel;
  const hashes = files.map((file) => [file.name, file.sha256]);
  const content = sha256(Buffer.from(JSON.stringify([to, subject, text, hashes])));
  return { ...parcel, content: `sha256:${content}` };
}

/** The text with as many findings as its bytes allow. */
function within(most: number, text: (count: number) => string): string {
  for (let count = MOST_TOLD; count > 0; count -= 1) {
    const made = text(count);
    if (Buffer.byteLength(made) <= most) return made;
  }
  return text(0);
}
