import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import config from '../../vitest.config.ts';
import ofClickhouse from '../clickhouse/vitest.config.ts';
import { needsOwnProcess, partedTests } from './alone.ts';
import { PROJECT } from './program.ts';

interface Declared {
  readonly name: string;
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  readonly isolate?: boolean;
}
const projects = (config.test?.projects ?? []).map((one) => (one as { test: Declared }).test);

/** The files that a project of the configuration runs. */
function filesOf({ include, exclude = [] }: Declared): readonly string[] {
  const { shared, alone } = partedTests(PROJECT, include, exclude);
  return [...shared, ...alone].toSorted();
}

describe('a test needs a process of its own', () => {
  it.each([
    "vi.mock('./a.ts')",
    'vi.useFakeTimers()',
    "vi.stubEnv('HOME', '/')",
    "vi.spyOn(console, 'log')",
    "process.chdir('/')",
    'process.umask(0)',
    "process.env.HOME = '/'",
    "process.env['HOME'] ??= '/'",
    'process.env[name] = value',
    'delete process.env.HOME',
    'process.exitCode = 3',
    'Object.assign(process.env, more)',
    "Object.defineProperty(process, 'platform', { value: 'win32' })",
    'globalThis.fetch = stub',
    'Date.prototype.getTime = stub',
  ])('when it says %s', (text) => {
    expect(needsOwnProcess(`it('x', () => {\n  ${text};\n});`)).toBe(true);
  });

  it.each([
    'spawn(command, { env: { ...process.env, HOME: home } })',
    "expect(process.env.HOME).toBe('/')",
    "if (process.env.HOME === '/') return",
    'const code = process.exitCode',
    'const { umask } = options',
  ])('but not when it says %s', (text) => {
    expect(needsOwnProcess(text)).toBe(false);
  });
});

describe('the projects of the configuration', () => {
  it('run every test file once', () => {
    const all = partedTests(PROJECT, ['{src,test,fixtures}/**/*.test.ts']);
    const apart = { name: 'clickhouse', include: ofClickhouse.test?.include ?? [] };
    const run = [...projects, apart].flatMap(filesOf);
    expect(run.length).toBeGreaterThan(200);
    expect(run.toSorted()).toEqual([...all.shared, ...all.alone].toSorted());
  });

  it('let no file share its process that needs one of its own', () => {
    const sharing = projects.filter(({ isolate }) => isolate === false).flatMap(filesOf);
    const wrong = sharing.filter((file) =>
      needsOwnProcess(readFileSync(join(PROJECT, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
    expect(sharing.length).toBeGreaterThan(200);
  });

  it('give the others one each', () => {
    const alone = projects.find(({ name }) => name === 'alone');
    expect(alone?.isolate).toBeUndefined();
    expect(alone && filesOf(alone)).toContain('src/render/pdf/no-browser.test.ts');
  });
});
