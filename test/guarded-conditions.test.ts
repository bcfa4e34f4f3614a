import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runInProcess } from './support/in-process.ts';
import { tickets, tinyWorkspace } from './support/tiny-workspace.ts';

const MONTH = '2009-07';

test.each([
  '1=1) or (1=1',
  "(select count(*) from read_text('/etc/passwd')) > 0",
  "true); copy fault_tickets to 'stolen.csv'; select (1",
])(
  'a condition that is more than one ends the run before anything is written: %s',
  async (where) => {
    const { folder, out, configure, addTickets } = tinyWorkspace();
    configure({
      metrics: [
        { id: 'my.count', name: '条数', dataset: 'fault_tickets', calculator: 'count', where },
      ],
      targets: [],
    });
    addTickets(MONTH, tickets(MONTH, '东区', 10, 1));
    const args = ['generate', '--month', MONTH, '--workspace', folder, '--format', 'json'];
    const ended = await runInProcess(args, { folder });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/metrics\[1\]\.where：条件/);
    expect(existsSync(out)).toBe(false);
    expect(existsSync(join(folder, 'stolen.csv'))).toBe(false);
  },
);
