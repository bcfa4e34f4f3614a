import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { figures, report, resultsOf } from '../../test/support/period-reports.ts';
import { tickets, tinyWorkspace } from '../../test/support/tiny-workspace.ts';
import { readJson } from '../../test/support/written-file.ts';

describe('a month that is final', () => {
  async function finalJune() {
    const workspace = tinyWorkspace();
    workspace.addTickets('2009-06', tickets('2009-06', '东区', 100, 10));
    await figures(workspace.folder, '2009-06');
    const first = await report(workspace.folder, 'finalize', '--period', '2009-06');
    expect(first).toMatchObject({ code: 0 });
    return workspace;
  }

  it('is replaced with a reason only, tells what changed, and the earlier file is kept', async () => {
    const { folder, addTickets } = await finalJune();
    const final = join(folder, 'history/2009-06.json');
    const before = readFileSync(final);
    addTickets('2009-06', tickets('2009-06', '东区', 100, 12));
    await figures(folder, '2009-06');
    const refused = await report(folder, 'finalize', '--period', '2009-06');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toMatch(/催修工单占比：10\.00% → 12\.00%/);
    expect(readFileSync(final)).toEqual(before);
    const bare = await report(folder, 'finalize', '--period', '2009-06', '--replace', ' ');
    expect(bare).toMatchObject({ code: 2 });
    const done = await report(folder, 'finalize', '--period', '2009-06', '--replace', '补交障碍单');
    expect(done).toMatchObject({ code: 0 });
    expect(done.stderr).toMatch(/催修工单占比：10\.00% → 12\.00%/);
    expect(readFileSync(final)).toEqual(readFileSync(join(folder, 'out/2009-06/metrics.json')));
    const kept = join(folder, 'history/replaced');
    expect(readFileSync(join(kept, '2009-06.1.json'))).toEqual(before);
    expect(readJson(join(kept, '2009-06.1.reason.json'))).toMatchObject({ reason: '补交障碍单' });
    expect(readdirSync(kept)).toHaveLength(2);
    const verified = await report(folder, 'history', 'verify');
    expect(verified).toMatchObject({ code: 0 });
  });

  it('stands against exports that changed since, which is told, unless they are asked for', async () => {
    const { folder, addTickets, metrics } = await finalJune();
    addTickets('2009-07', tickets('2009-07', '东区', 100, 20));
    const same = await report(folder, 'generate', '--period', '2009-07', '--format', 'json');
    expect(same.stderr).not.toMatch(/定稿后改了/);
    addTickets('2009-06', tickets('2009-06', '东区', 100, 15));
    const told = await report(folder, 'generate', '--period', '2009-07', '--format', 'json');
    expect(told.stderr).toMatch(/2009-06 的导出在定稿后改了，.*催修工单占比 10\.00% → 15\.00%/);
    const known = () => resultsOf(metrics('2009-07')).get('my.hasten_rate')?.previous;
    expect(known()).toMatchObject({ state: 'final', numerator: 10 });
    await report(folder, 'generate', '--period', '2009-07', '--format', 'json', '--restate');
    expect(known()).toMatchObject({ state: 'draft', numerator: 15 });
  });

  it('is not read from a damaged file, one of a newer form or of another pack', async () => {
    const { folder, addTickets } = await finalJune();
    addTickets('2009-07', tickets('2009-07', '东区', 100, 20));
    const final = join(folder, 'history/2009-06.json');
    const text = readFileSync(final, 'utf8');
    const cases = [
      [text.slice(0, 200), /JSON 不完整或已损坏/],
      [text.replace('"schemaVersion": 1', '"schemaVersion": 2'), /更新版本的程序写的.*请升级/],
      [text.replace('"pack": "ziyang"', '"pack": "other"'), /other/],
      [text.replace('"month": "2009-06"', '"month": "2009-Q2"'), /2009-Q2/],
    ] as const;
    for (const [content, words] of cases) {
      writeFileSync(final, content);
      const ended = await report(folder, 'generate', '--period', '2009-07', '--format', 'json');
      expect(ended).toMatchObject({ code: 2 });
      expect(ended.stderr).toMatch(words);
    }
  });
});
