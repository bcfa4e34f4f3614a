import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inWords } from '../messages/catalogue.ts';
import { readNotes } from '../notes/read-notes.ts';
import { loadPack } from '../pack/load-pack.ts';
import { tempFolder, ZIYANG } from '../pack/test-support.ts';
import { notesNotGiven } from './notes-not-given.ts';

const { slides } = loadPack(ZIYANG);

/** The line about a month with these files under notes/. */
async function saidWith(files: Readonly<Record<string, string>>): Promise<string | null> {
  const folder = tempFolder();
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, 'notes', name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  }
  const people = { names: [], numbers: [], keep: [] };
  const { notes } = await readNotes({ folder, month: '2009-07', people, warn: () => undefined });
  const said = notesNotGiven(slides, notes);
  return said && inWords(said, 'zh-CN');
}

it('names in one line the kinds of notes that slides wait for and nobody handed in', async () => {
  const note = (kind: string) => `---\nkind: ${kind}\n---\n# 标题\n正文\n`;
  expect(await saidWith({})).toBe(
    '2009-07 没有收到这些文字材料：TOP项目进展、服务工作亮点、热点问题跟踪表、上月计划、典型案例、问题与措施、下月计划。相应的页不出或注明未收到；需要的话放进 notes 文件夹再生成',
  );
  const some = {
    '2009-07/亮点.md': note('亮点'),
    '2009-07/TOP项目.md': note('TOP项目'),
    '2009-07/案例.md': note('案例'),
    '2009-07/措施.md': note('措施'),
    'hot_issues.csv': '编号,发现月,现象,个案状态,根因状态\n',
  };
  expect(await saidWith(some)).toContain('材料：上月计划、下月计划。');
  const plans = '编号,事项,时限\n';
  const all = { ...some, '2009-06/计划.csv': plans, '2009-07/计划.csv': plans };
  expect(await saidWith(all)).toBeNull();
});
