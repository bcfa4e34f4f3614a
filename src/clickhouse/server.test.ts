import { expect, it } from 'vitest';
import { Fault } from '../messages/fault.ts';
import { clickhouseServer } from './server.ts';

it('tells no password that stands in its address', async () => {
  await using server = clickhouseServer({
    url: 'http://who:geheim@127.0.0.1:9',
    user: 'default',
    password: '',
  });
  const asked = server.look('SELECT 1').catch((cause: unknown) => String(cause));
  expect(await asked).toContain('http://127.0.0.1:9');
  expect(await asked).not.toContain('geheim');
});

it.each(['nowhere', 'http://127.0.0.1:9/?what=ever'])(
  'says that %s is no place of a server',
  (url) => {
    const connect = () => clickhouseServer({ url, user: 'default', password: '' });
    expect(connect).toThrow(Fault);
  },
);
