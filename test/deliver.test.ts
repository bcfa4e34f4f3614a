import { createHmac } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { runInProcess } from './support/in-process.ts';
import { attachmentsOf, mailServer } from './support/mail-server.ts';
import { type TinyWorkspace, tickets, tinyWorkspace } from './support/tiny-workspace.ts';

const MONTH = '2009-07';

/** The report as it was made for the first of them: who delivers it does not ask how it came. */
const kept = mkdtempSync(join(tmpdir(), 'report-made-'));
afterAll(() => rmSync(kept, { recursive: true, force: true }));

/** A workspace whose report is made, and is delivered as told. */
async function made(deliver: object, ...more: readonly string[]): Promise<TinyWorkspace> {
  const tiny = tinyWorkspace();
  tiny.configure({ deliver });
  tiny.addTickets(MONTH, [...tickets(MONTH, '东区', 40, 30), ...tickets(MONTH, '西区', 40, 2)]);
  const isPlain = more.length === 0;
  if (isPlain && existsSync(join(kept, MONTH))) {
    cpSync(kept, tiny.out, { recursive: true });
    return tiny;
  }
  const asked = ['generate', '--month', MONTH, '--workspace', tiny.folder, '--format', 'xlsx'];
  const ran = await runInProcess([...asked, ...more]);
  expect(ran.code, ran.stderr).toBe(0);
  if (isPlain) cpSync(tiny.out, kept, { recursive: true });
  return tiny;
}

const deliver = (
  { folder }: TinyWorkspace,
  more: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
) => runInProcess(['deliver', '--month', MONTH, '--workspace', folder, ...more], { env });

const smtpAt = (port: number) => ({ host: '127.0.0.1', port, security: 'none', from: 'r@x.test' });
const recordOf = ({ out }: TinyWorkspace) =>
  JSON.parse(readFileSync(join(out, MONTH, 'deliveries.json'), 'utf8')).deliveries;

test('mail brings the workbook and the findings to each address, once', async () => {
  const server = await mailServer('geheim');
  const env = { REPORT_SMTP_USER: 'u', REPORT_SMTP_PASSWORD: 'geheim' };
  const tiny = await made({ smtp: smtpAt(server.port), to: [{ mail: ['a@x.test', 'b@x.test'] }] });
  const ran = await deliver(tiny, [], env);
  expect(ran.code, ran.stderr).toBe(0);
  expect(server.taken.map(({ to }) => to)).toEqual([['a@x.test'], ['b@x.test']]);
  const [mail] = server.taken;
  const workbook = mail && attachmentsOf(mail).get('report.xlsx');
  expect(workbook?.equals(readFileSync(join(tiny.out, MONTH, 'report.xlsx')))).toBe(true);
  const text = Buffer.from(
    /base64\r\n\r\n([\s\S]*?)\r\n\r?\n?--/.exec(mail?.raw ?? '')?.[1] ?? '',
    'base64',
  );
  expect(text.toString('utf8')).toContain('催修工单占比40.00%');

  const again = await deliver(tiny, [], env);
  expect([again.code, server.taken.length]).toEqual([0, 2]);
  expect(again.stderr).toContain('不再发');
  expect((await deliver(tiny, ['--again'], env)).code).toBe(0);
  expect(server.taken).toHaveLength(4);

  // The record outlives a report made anew; the same bytes are the same delivery.
  const anew = ['generate', '--month', MONTH, '--workspace', tiny.folder, '--format', 'xlsx'];
  expect((await runInProcess([...anew, '--deliver'], { env })).code).toBe(0);
  expect(server.taken).toHaveLength(4);
  expect(JSON.stringify(recordOf(tiny))).not.toContain('geheim');
});

test('a dry run tells who would get what, and sends nothing', async () => {
  const server = await mailServer(null);
  const tiny = await made({ smtp: smtpAt(server.port), to: [{ mail: 'a@x.test' }] });
  const ran = await deliver(tiny, ['--dry-run', '--json']);
  expect(JSON.parse(ran.stdout)).toMatchObject({
    exitCode: 0,
    reports: [{ delivered: [{ to: 'a@x.test', state: 'would_send', files: ['report.xlsx'] }] }],
  });
  expect(server.taken).toEqual([]);
  expect((await deliver(tiny)).code).toBe(0);
});

test('members get their own reports, the management its edition', async () => {
  const server = await mailServer(null);
  const to = [
    { mail: 'east@x.test', unit: '东区' },
    { mail: 'west@x.test', unit: '西区分局' },
    { mail: 'brief@x.test', edition: 'brief' },
  ];
  const tiny = await made({ smtp: smtpAt(server.port), to }, '--for', 'branch', '--deliver');
  expect(server.taken.map((mail) => mail.to[0])).toEqual(['east@x.test', 'west@x.test']);
  const [east, west] = server.taken.map((mail) => attachmentsOf(mail).get('report.xlsx'));
  expect(east?.equals(west ?? Buffer.alloc(0))).toBe(false);
  const whole = ['generate', '--month', MONTH, '--workspace', tiny.folder, '--format', 'xlsx'];
  const ran = await runInProcess([...whole, '--deliver', '--edition', 'brief']);
  expect(ran.code, ran.stderr).toBe(0);
  expect(server.taken.map((mail) => mail.to[0]).slice(2)).toEqual(['brief@x.test']);
});

test.each([
  ['wrong password', { pass: 'falsch' }, '不认用户名或密码'],
  ['a server that is not there', { port: 9 }, '连不上'],
])(
  '%s: told, nothing lost, sent the next time',
  async (_, { pass = 'geheim', port }: { pass?: string; port?: number }, words) => {
    const server = await mailServer('geheim');
    const tiny = await made({
      smtp: smtpAt(port ?? server.port),
      to: [{ mail: 'a@x.test' }],
    });
    const env = { REPORT_SMTP_USER: 'u', REPORT_SMTP_PASSWORD: pass };
    const ran = await deliver(tiny, [], env);
    expect([ran.code, server.taken.length]).toEqual([4, 0]);
    expect(ran.stderr).toContain(words);
    expect(ran.stderr).not.toContain(pass);
    expect(recordOf(tiny)).toEqual([]);
    tiny.configure({ deliver: { smtp: smtpAt(server.port), to: [{ mail: 'a@x.test' }] } });
    const next = await deliver(tiny, [], { ...env, REPORT_SMTP_PASSWORD: 'geheim' });
    expect([next.code, server.taken.length], next.stderr).toEqual([0, 1]);
  },
);

test('an address that is refused keeps nobody else from getting it; one that is busy is tried again', async () => {
  let busy = 2;
  const server = await mailServer(null, {
    onRcptTo: ({ address }, _, done) => {
      if (address.startsWith('gone'))
        return done(Object.assign(new Error('no such user'), { responseCode: 550 }));
      if (busy > 0) {
        busy -= 1;
        return done(Object.assign(new Error('try later'), { responseCode: 451 }));
      }
      done();
    },
  });
  const to = [{ mail: ['gone@x.test', 'a@x.test'] }];
  const tiny = await made({ smtp: smtpAt(server.port), to });
  const ran = await deliver(tiny);
  expect(ran.code).toBe(4);
  expect(ran.stderr).toContain('服务器拒收给 gone@x.test');
  expect(server.taken.map((mail) => mail.to)).toEqual([['a@x.test']]);
});

test('a server that falls silent on the way: nobody knows, so that nothing is sent again unless told', async () => {
  const server = await mailServer(null, { onData: (stream) => void stream.resume() });
  const smtp = smtpAt(server.port);
  const tiny = await made({ smtp, timeout: 1, to: [{ mail: 'a@x.test' }] });
  const ran = await deliver(tiny);
  expect([ran.code, ran.stderr.includes('不知道收到没有')], ran.stderr).toEqual([4, true]);
  expect(recordOf(tiny)).toMatchObject([{ to: 'a@x.test', state: 'sending' }]);
  const next = await deliver(tiny);
  expect([next.code, next.stderr.includes('--again')]).toEqual([4, true]);
});

test('a report with faults, a changed file, a damaged record: nothing is sent', async () => {
  const server = await mailServer(null);
  const tiny = await made({ smtp: smtpAt(server.port), to: [{ mail: 'a@x.test' }] });
  const of = (name: string) => join(tiny.out, MONTH, name);
  const run = readFileSync(of('run.json'), 'utf8');
  writeFileSync(of('run.json'), run.replace('"exitCode": 0', '"exitCode": 6'));
  expect((await deliver(tiny)).stderr).toContain('生成时有问题');
  writeFileSync(of('run.json'), '{');
  expect((await deliver(tiny)).code).toBe(3);
  writeFileSync(of('run.json'), run);
  const workbook = readFileSync(of('report.xlsx'));
  writeFileSync(of('report.xlsx'), 'x');
  expect((await deliver(tiny)).stderr).toContain('不是同一个文件');
  writeFileSync(of('report.xlsx'), workbook);
  writeFileSync(of('deliveries.json'), '{"schemaVersion":1');
  expect((await deliver(tiny)).stderr).toContain('发送记录');
  expect(server.taken).toEqual([]);
});

interface Asked {
  readonly url: URL;
  readonly body: unknown;
}

/** A real HTTP server that answers as told, one answer after the other, the last for ever. */
async function robotServer(answers: readonly [number, object][]) {
  const asked: Asked[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => void parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8'));
      asked.push({ url: new URL(request.url ?? '', 'http://x'), body });
      const [status, answer] = answers[Math.min(asked.length, answers.length) - 1] ?? [500, {}];
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send?key=K`,
    asked,
  };
}

test('robots of WeCom and DingTalk get what the month tells, signed where asked', async () => {
  const robot = await robotServer([
    [503, {}],
    [200, { errcode: 0, errmsg: 'ok' }],
  ]);
  const tiny = await made({
    link: 'https://files.test/{month}',
    to: [{ wecom: 'HOOK' }, { dingtalk: 'HOOK', secret: 'SECRET' }],
  });
  const ran = await deliver(tiny, [], { HOOK: robot.address, SECRET: 'SEC1' });
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.stderr).not.toContain('key=K');
  expect(robot.asked).toHaveLength(3);
  const [, wecom, dingtalk] = robot.asked;
  expect(wecom?.body).toMatchObject({
    msgtype: 'markdown',
    markdown: { content: expect.stringContaining('https://files.test/2009-07') },
  });
  expect(dingtalk?.body).toMatchObject({
    msgtype: 'markdown',
    markdown: { title: expect.any(String) },
  });
  const at = dingtalk?.url.searchParams.get('timestamp') ?? '';
  const signature = createHmac('sha256', 'SEC1').update(`${at}\nSEC1`).digest('base64');
  expect(dingtalk?.url.searchParams.get('sign')).toBe(signature);
});

test('a robot that refuses, and one whose address is not set, are told', async () => {
  const robot = await robotServer([[200, { errcode: 310_000, errmsg: 'sign not match' }]]);
  const tiny = await made({ to: [{ wecom: 'HOOK' }, { dingtalk: 'NOT_SET' }] });
  const ran = await deliver(tiny, [], { HOOK: robot.address });
  expect(ran.code).toBe(4);
  expect(ran.stderr).toContain('310000 sign not match');
  expect(ran.stderr).toContain('NOT_SET 没有设');
});

test('a workspace that names nobody cannot deliver', async () => {
  const tiny = await made({ to: [{ wecom: 'HOOK', unit: '东区' }] });
  tiny.configure({});
  expect((await deliver(tiny)).code).toBe(2);
  tiny.configure({ deliver: { to: [{ mail: 'a@x.test', unit: '北区' }] } });
  const ran = await deliver(tiny);
  expect(ran.stderr).toMatch(/没有名为「北区」的单位/);
  expect(ran.stderr).toMatch(/发邮件要写 smtp/);
});
