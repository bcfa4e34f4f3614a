import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A mail that a server took: who it is for, and all of it as it came. */
export interface TakenMail {
  readonly to: readonly string[];
  readonly raw: string;
}

/** A real SMTP server on this machine, which ends with the test. */
export interface MailServer {
  readonly port: number;
  readonly taken: readonly TakenMail[];
}

/** Starts a server that takes mail of `user` with `password`, or of anybody without one; `options` change what it does. */
export async function mailServer(
  password: string | null,
  options: SMTPServerOptions = {},
): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const server = new SMTPServer({
    disabledCommands: password === null ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth: (auth, _, done) =>
      auth.password === password
        ? done(null, { user: auth.username })
        : done(Object.assign(new Error('no'), { responseCode: 535 })),
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => void parts.push(part));
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        taken.push({ to, raw: Buffer.concat(parts).toString('utf8') });
        done(null);
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return { port, taken };
}

/** The attached files of a mail, by name. */
export function attachmentsOf({ raw }: TakenMail): ReadonlyMap<string, Buffer> {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? '';
  const parts = raw.split(`--${boundary}`).flatMap((part): [string, Buffer][] => {
    const name = /filename="?([^"\r\n;]+)"?/.exec(part)?.[1];
    const [, body = ''] = part.split(/\r\n\r\n([\s\S]*)/);
    return name === undefined ? [] : [[name, Buffer.from(body, 'base64')]];
  });
  return new Map(parts);
}
