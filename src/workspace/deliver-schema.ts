import { z } from 'zod';
import type { Report } from '../pack/declare/problems.ts';
import { mayBeMeant } from '../pack/declare/unknown-name.ts';
import type { Deliver, DeliverUnit, Organization, Recipient } from './types.ts';

const address = z
  .string()
  .regex(
    /^[^\s@<>,;]+@[^\s@<>,;]+$/,
    '应为一个邮箱地址，如 zhang@example.com | one address, such as zhang@example.com',
  );
/** What a password, or an address that is one, stands in: never in a file. */
const variable = z
  .string()
  .regex(
    /^[A-Z][A-Z0-9_]*$/,
    '应为环境变量的名字，如 REPORT_WECOM_URL；密钥和地址不写在文件里 | the name of an environment variable, such as REPORT_WECOM_URL; keys and their addresses stand in no file',
  );
const oneOrMore = <T extends z.ZodType>(one: T) =>
  z.union([one.transform((only) => [only]), z.array(one).min(1)]);

const recipient = z
  .strictObject({
    mail: oneOrMore(address).optional(),
    wecom: variable.optional(),
    dingtalk: variable.optional(),
    secret: variable.optional(),
    edition: z.enum(['full', 'brief']).nullable().default(null),
    unit: oneOrMore(z.string().min(1)).default([]),
    attach: z.array(z.enum(['pdf', 'pptx', 'xlsx'])).default(['pdf', 'xlsx']),
  })
  .refine(
    ({ mail, wecom, dingtalk }) =>
      [mail, wecom, dingtalk].filter((one) => one !== undefined).length === 1,
    '要写 mail、wecom、dingtalk 其中之一 | exactly one of mail, wecom, dingtalk',
  );

/** `deliver:` of the configuration: to whom a month's report goes, and by which server. */
export const deliverSchema = z
  .strictObject({
    smtp: z
      .strictObject({
        host: z.string().min(1),
        port: z.int().min(1).max(65_535).nullable().default(null),
        security: z.enum(['tls', 'starttls', 'none']).default('tls'),
        from: z.string().min(3),
      })
      .nullable()
      .default(null),
    /** Seconds that a server may be silent. */
    timeout: z.int().min(1).max(600).default(30),
    link: z.string().min(1).nullable().default(null),
    to: z.array(recipient).min(1),
  })
  .nullable()
  .default(null);
type RawDeliver = z.infer<typeof deliverSchema>;

/** Reads who gets reports; reports units that do not exist, and mail without a server. */
export function resolveDeliver(
  raw: RawDeliver,
  organization: Organization,
  report: Report,
): Deliver | null {
  if (raw === null) return null;
  const to = raw.to.flatMap((one, at): Recipient[] => {
    const units = one.unit.flatMap((name, index): DeliverUnit[] => {
      const unit = unitNamed(name, organization);
      if (unit) return [unit];
      const known = [...organization.branches, ...organization.departments];
      const meant = mayBeMeant(
        name,
        known.map((one) => one.name),
      );
      report(
        ['to', at, 'unit', index],
        `没有名为「${name}」的单位${meant.length === 0 ? '' : `；可用：${meant.join('、')}`}`,
        `no unit named "${name}"${meant.length === 0 ? '' : `; known: ${meant.join(', ')}`}`,
      );
      return [];
    });
    if (one.mail && raw.smtp === null)
      report(
        ['smtp'],
        '发邮件要写 smtp：host、from，必要时 port、security',
        'mail needs smtp: host and from, and port and security where they differ',
      );
    const { edition, attach } = one;
    const rest = { edition, attach, units: one.unit.length === 0 ? null : units };
    if (one.mail) return [{ by: 'mail', addresses: one.mail, ...rest }];
    if (one.wecom !== undefined) return [{ by: 'wecom', url: one.wecom, secret: null, ...rest }];
    const secret = one.secret ?? null;
    return [{ by: 'dingtalk', url: one.dingtalk ?? '', secret, ...rest }];
  });
  return { smtp: raw.smtp, timeout: raw.timeout, link: raw.link, to };
}

function unitNamed(word: string, { branches, departments }: Organization): DeliverUnit | null {
  const isMeant = ({ name, aliases }: { name: string; aliases: readonly string[] }): boolean =>
    name === word || aliases.includes(word);
  const branch = branches.find(isMeant);
  if (branch) return { level: 'branch', name: branch.name };
  const department = departments.find(isMeant);
  return department ? { level: 'department', name: department.name } : null;
}
