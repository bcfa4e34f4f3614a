import { createHmac } from 'node:crypto';
import { fault } from '../messages/fault.ts';
import type { Recipient } from '../workspace/types.ts';
import type { Carrier, Outside } from './transport.ts';
import type { Parcel } from './types.ts';

type Robot = Extract<Recipient, { readonly by: 'wecom' | 'dingtalk' }>;

/** A carrier to a robot in a group chat; its address, which is a key, and its secret come from the environment. */
export function robotCarrier({ by, url, secret }: Robot, { env, now, patience }: Outside): Carrier {
  return {
    async send(parcel) {
      const address = addressOf(settingOf(url, env), url);
      if (secret !== null) sign(address, settingOf(secret, env), now());
      const reply = await post(address, bodyOf(by, parcel), url, patience);
      if (reply.errcode !== 0)
        throw fault(BUSY.includes(reply.errcode) ? 'deliver.busy' : 'deliver.robot_refused', {
          host: url,
          reply: `${reply.errcode} ${reply.errmsg}`,
        });
    },
    close: () => undefined,
  };
}

/** What robots answer when they were told too much in a minute. */
const BUSY = [45_009, 130_101, -1];

function settingOf(name: string, env: Outside['env']): string {
  const value = env[name];
  if (value === undefined || value === '') throw fault('deliver.no_variable', { name });
  return value;
}

function addressOf(text: string, name: string): URL {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (address === null || !/^https?:$/.test(address.protocol))
    throw fault('deliver.bad_address', { name });
  return address;
}

/** As DingTalk asks for it: the time and the secret, signed with the secret. */
export function sign(address: URL, secret: string, now: Date): void {
  const timestamp = String(now.getTime());
  const signature = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  address.searchParams.set('timestamp', timestamp);
  address.searchParams.set('sign', signature);
}

function bodyOf(by: Robot['by'], { subject, text }: Parcel): object {
  return by === 'wecom'
    ? { msgtype: 'markdown', markdown: { content: text } }
    : { msgtype: 'markdown', markdown: { title: subject, text } };
}

async function post(
  address: URL,
  body: object,
  name: string,
  patience: number,
): Promise<{ readonly errcode: number; readonly errmsg: string }> {
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
  } catch (cause) {
    // The library's own words hold the address, which is a key.
    const code = codeOf(cause);
    if (code === 'TimeoutError') throw fault('deliver.cut_off', { host: name, code }, { cause });
    throw fault('deliver.unreachable', { host: name, code }, { cause });
  }
  if (response.status >= 500 || response.status === 429)
    throw fault('deliver.busy', { host: name, reply: String(response.status) });
  const reply: unknown = await response.json().catch(() => null);
  if (!response.ok || typeof reply !== 'object' || reply === null || !('errcode' in reply))
    throw fault('deliver.robot_refused', { host: name, reply: String(response.status) });
  const { errcode, errmsg = '' } = reply as { errcode: unknown; errmsg?: unknown };
  return { errcode: Number(errcode), errmsg: String(errmsg).slice(0, 200) };
}

function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return '?';
  const { cause: inner } = cause;
  if (inner instanceof Error && 'code' in inner) return String(inner.code);
  return cause.name;
}
