import type { Message, MessageCode } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import type { Deliver } from '../workspace/types.ts';
import { mailCarrier } from './mail.ts';
import { parcelsOf } from './parcels.ts';
import { type Delivery, deliveriesIn, writeDeliveries } from './record.ts';
import { robotCarrier } from './robot.ts';
import type { Carrier, Outside } from './transport.ts';
import type { Delivered, Parcel, PublishedSet } from './types.ts';

export interface DeliverRequest {
  readonly set: PublishedSet;
  readonly deliver: Deliver;
  readonly lang: Lang;
  /** Nothing is sent. */
  readonly dryRun: boolean;
  /** What was sent before is sent again. */
  readonly again: boolean;
  readonly outside: Outside & { readonly sleep: (milliseconds: number) => Promise<void> };
  readonly warn: (warning: Message) => void;
}

/** Pauses before another try, where a server may think better of it (milliseconds). */
const PAUSES = [1_000, 5_000, 20_000];
/** Faults after which it is known that nothing was taken, and that may pass. */
const PASSING: readonly MessageCode[] = ['deliver.unreachable', 'deliver.busy'];
/** Faults after which nobody knows whether it was taken. */
const UNSURE: readonly MessageCode[] = ['deliver.cut_off'];

/**
 * Sends a published set to everybody who is to have it, each once: what was sent is written down beside the report, before
 * and after, so that a run that dies between does not send it twice. One that fails does not keep the others from being sent.
 */
export async function deliverSet(request: DeliverRequest): Promise<readonly Delivered[]> {
  const { set, deliver, lang } = request;
  const carriers = new Map<string, Promise<Carrier>>();
  const delivered: Delivered[] = [];
  try {
    for (const parcel of parcelsOf(set, deliver, lang))
      delivered.push(await deliverOne(parcel, request, carriers));
  } finally {
    for (const carrier of carriers.values())
      await carrier.then((one) => one.close()).catch(() => undefined);
  }
  return delivered;
}

async function deliverOne(
  parcel: Parcel,
  request: DeliverRequest,
  carriers: Map<string, Promise<Carrier>>,
): Promise<Delivered> {
  const { set, dryRun, again, outside } = request;
  const files = parcel.files.map(({ name }) => name);
  const head = { to: parcel.to, files, why: null };
  const before = deliveriesIn(set.folder);
  const known = before.find((one) => one.to === parcel.to && one.content === parcel.content);
  if (known && !again)
    return { ...head, state: known.state === 'sent' ? 'sent_before' : 'unknown' };
  if (dryRun) return { ...head, state: 'would_send' };
  const others = before.filter((one) => one !== known);
  const entry = (state: Delivery['state']): Delivery => {
    const at = outside.now().toISOString();
    return { to: parcel.to, content: parcel.content, state, at, files };
  };
  await writeDeliveries(set.folder, [...others, entry('sending')]);
  try {
    await withRetries(parcel, request, carriers);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const isUnsure = UNSURE.includes(error.said.code);
    // What was refused can be sent anew; of what was cut off nobody knows.
    if (!isUnsure) await writeDeliveries(set.folder, known ? [...others, known] : others);
    return { ...head, state: isUnsure ? 'unknown' : 'failed', why: error.said };
  }
  await writeDeliveries(set.folder, [...others, entry('sent')]);
  return { ...head, state: 'sent' };
}

async function withRetries(
  parcel: Parcel,
  request: DeliverRequest,
  carriers: Map<string, Promise<Carrier>>,
): Promise<void> {
  for (const pause of [...PAUSES, null]) {
    try {
      const carrier = await carrierFor(parcel, request, carriers);
      return await carrier.send(parcel);
    } catch (error) {
      if (pause === null || !(error instanceof Fault) || !PASSING.includes(error.said.code))
        throw error;
      request.warn(error.said);
      await request.outside.sleep(pause);
    }
  }
}

function carrierFor(
  { by, to }: Parcel,
  { deliver, outside }: DeliverRequest,
  carriers: Map<string, Promise<Carrier>>,
): Promise<Carrier> {
  const key = by === 'mail' ? by : to;
  const known = carriers.get(key);
  if (known) return known;
  const made = carrierOf(by, to, deliver, outside);
  carriers.set(key, made);
  return made;
}

async function carrierOf(
  by: Parcel['by'],
  to: string,
  { smtp, to: recipients }: Deliver,
  outside: Outside,
): Promise<Carrier> {
  if (by === 'mail' && smtp !== null) return await mailCarrier(smtp, outside);
  const robot = recipients.find((one) => one.by !== 'mail' && to === `${one.by}:${one.url}`);
  if (!robot || robot.by === 'mail') throw new RangeError(`nobody to carry to ${to}`);
  return robotCarrier(robot, outside);
}
