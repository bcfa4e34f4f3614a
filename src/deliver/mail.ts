import { fault } from '../messages/fault.ts';
import type { Carrier, Outside, Smtp } from './transport.ts';

const PORTS = { tls: 465, starttls: 587, none: 25 } as const;
export const USER = 'REPORT_SMTP_USER';
export const PASSWORD = 'REPORT_SMTP_PASSWORD';

/** A carrier that hands mail to a server; who it is for the server comes from the environment. */
export async function mailCarrier(smtp: Smtp, { env, patience }: Outside): Promise<Carrier> {
  const { createTransport } = await import('nodemailer');
  const { host, security, from } = smtp;
  const [user, pass] = [env[USER], env[PASSWORD]];
  const transport = createTransport({
    host,
    port: smtp.port ?? PORTS[security],
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === undefined ? {} : { auth: { user, pass: pass ?? '' } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: false,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, files, content }) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          // The same message sent twice is known again by whoever sorts mail.
          messageId: `<${content.slice('sha256:'.length, 'sha256:'.length + 32)}@service-report>`,
          attachments: files.map(({ name, path }) => ({ filename: name, path })),
        });
      } catch (cause) {
        throw mailFault(cause, smtp, to);
      }
    },
    close: () => transport.close(),
  };
}

/** Codes of errors before a server has taken anything. */
const UNREACHED = ['ECONNECTION', 'EDNS', 'ESOCKET', 'ECONNREFUSED', 'ENOTFOUND'];

function mailFault(cause: unknown, { host }: Smtp, to: string) {
  const { code = '?', responseCode = 0, response = '' } = factsOf(cause);
  const reply = response.split('\n')[0]?.slice(0, 200) ?? '';
  if (code === 'EAUTH')
    return fault('deliver.auth', { host, user: USER, password: PASSWORD }, { cause });
  if (code === 'ETLS') return fault('deliver.tls', { host }, { cause });
  if (responseCode >= 500) return fault('deliver.rejected', { to, reply }, { cause });
  if (responseCode >= 400) return fault('deliver.busy', { host, reply }, { cause });
  if (UNREACHED.includes(code)) return fault('deliver.unreachable', { host, code }, { cause });
  return fault('deliver.cut_off', { host, code }, { cause });
}

function factsOf(cause: unknown): { code?: string; responseCode?: number; response?: string } {
  return typeof cause === 'object' && cause !== null ? cause : {};
}
