import { expect, test } from 'vitest';
import { runInProcess } from '../../../test/support/in-process.ts';
import { tickets, tinyWorkspace } from '../../../test/support/tiny-workspace.ts';

const MONTH = '2009-07';

test.each(['html', 'pptx', 'pptx,html', 'pdf,pptx,html'])(
  'what %s lacks is told, once',
  async (format) => {
    const { folder, addTickets, write, configure } = tinyWorkspace();
    const name = `东区${'很长的名称'.repeat(12)}`;
    configure({ branches: [{ name, aliases: ['东区'] }, { name: '西区' }] });
    write(`notes/${MONTH}/亮点.md`, '---\ntype: 亮点\ntitle: 主动告知\n---\n送修🛵及时。\n');
    addTickets(MONTH, [...tickets(MONTH, '东区', 40, 30), ...tickets(MONTH, '西区', 40, 2)]);
    const asked = ['generate', '--month', MONTH, '--workspace', folder, '--format', format];
    const { code, stderr } = await runInProcess(asked);
    expect(code, stderr).toBe(0);
    const times = (words: string) => stderr.split(words).length - 1;
    expect(times('🛵'), stderr).toBe(1);
    expect(times('图中有名称放不下'), stderr).toBe(format === 'pptx' ? 0 : 1);
  },
);
