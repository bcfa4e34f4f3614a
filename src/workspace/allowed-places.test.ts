import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultFrom, problemsOf } from '../messages/test-support.ts';
import { tempFolder } from '../pack/test-support.ts';
import { allowedPlace } from './allowed-places.ts';
import { loadWorkspace } from './load-workspace.ts';
import { LEAST_CONFIG, workspaceFolder } from './test-support.ts';

describe('a place that a configuration names', () => {
  const outer = () => {
    const folder = tempFolder();
    const workspace = join(folder, 'workspace');
    const shared = join(folder, 'shared');
    for (const one of [workspace, shared]) mkdirSync(one);
    writeFileSync(join(shared, 'logo.png'), '');
    symlinkSync(shared, join(workspace, 'link'));
    return { folder, workspace, shared };
  };

  it.each([
    '../shared/logo.png',
    'a/../../shared',
    '/etc/passwd',
    'link/logo.png',
    'link/none/yet',
    '..',
    '../workspace-too',
  ])('is refused when it leads out of the workspace: %s', (name) => {
    expect(allowedPlace(name, outer().workspace, [])).toBeNull();
  });

  it('may lie in the workspace, there already or not, and in what is listed', () => {
    const { workspace, shared, folder } = outer();
    for (const name of ['a/b', '..a', './a/../b', join(workspace, 'c')])
      expect(allowedPlace(name, workspace, [])).toMatch(workspace);
    for (const name of ['link/logo.png', '../shared/x'])
      expect(allowedPlace(name, workspace, [shared])).not.toBeNull();
    expect(allowedPlace('../other', workspace, [shared])).toBeNull();
    symlinkSync(workspace, join(folder, 'alias'));
    expect(allowedPlace('a', join(folder, 'alias'), [])).not.toBeNull();
  });
});

describe('a configuration', () => {
  const told = (folder: string): string =>
    problemsOf(faultFrom(() => loadWorkspace({ folder }))).join('\n');

  it('is told of each path that leaves the workspace', () => {
    const config = `${LEAST_CONFIG}inputs_folder: ../exports/{month}
theme: { logo: /etc/logo.png, fonts: { family: x, regular: ../a.ttf, bold: b.ttf } }
`;
    const found = told(workspaceFolder(config));
    expect(found).toMatch(/inputs_folder: .*allow_paths/);
    expect(found).toMatch(/theme\.logo: .*allow_paths/);
    expect(found).toMatch(/theme\.fonts\.regular: .*allow_paths/);
  });

  it('cannot allow the whole disk, nor name a browser by half a path', () => {
    const config = `${LEAST_CONFIG}browser: { executable: bin/chrome }\nallow_paths: [/]\n`;
    const found = told(workspaceFolder(config));
    expect(found).toMatch(/browser\.executable: .*full path/);
    expect(found).toMatch(/allow_paths\[1\]: /);
  });

  it('is told of its own folders that are links to elsewhere, unless these are listed', () => {
    const folder = workspaceFolder(LEAST_CONFIG);
    const elsewhere = tempFolder();
    for (const name of ['history', 'notes', 'out']) symlinkSync(elsewhere, join(folder, name));
    const found = told(folder);
    for (const name of ['history', 'notes', 'out']) expect(found).toContain(`allow_paths: ${name} `);
    writeFileSync(
      join(folder, 'report.config.yaml'),
      `${LEAST_CONFIG}allow_paths: ['${elsewhere}']\n`,
    );
    expect(loadWorkspace({ folder }).workspace.allowPaths).toEqual([elsewhere]);
  });

  it("refuses a month's inputs that are a link to elsewhere", () => {
    const folder = workspaceFolder(LEAST_CONFIG);
    mkdirSync(join(folder, 'inputs'));
    symlinkSync(tempFolder(), join(folder, 'inputs', '2009-07'));
    const { workspace } = loadWorkspace({ folder });
    expect(workspace.inputs.folderOf('2009-06')).toBe(join(folder, 'inputs', '2009-06'));
    expect(faultFrom(() => workspace.inputs.folderOf('2009-07'))).toMatchObject({
      kind: 'usage',
      said: { code: 'workspace.outside' },
    });
  });
});
