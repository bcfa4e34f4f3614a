import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadWorkspace } from '../../src/workspace/load-workspace.ts';
import { corpusFile, declared, type Expected, expectedIn, filesIn, refusal } from './corpus.ts';

/** What becomes of a configuration in a workspace folder of its own. */
function outcomeOf(config: Uint8Array): Expected & { words: string } {
  const outer = mkdtempSync(join(tmpdir(), 'hostile-'));
  onTestFinished(() => rmSync(outer, { recursive: true }));
  const folder = join(outer, 'one', 'workspace');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.config.yaml'), config);
  try {
    loadWorkspace({ folder });
    return { accepted: 1, words: '' };
  } catch (fault) {
    return refusal(fault);
  }
}

const expected = expectedIn('configurations');

it('declares what must become of each configuration', () => {
  expect(Object.keys(expected).sort()).toEqual([...filesIn('configurations')].sort());
});

it.each(Object.entries(expected))('%s', (name, wanted) => {
  const outcome = outcomeOf(corpusFile('configurations', name));
  expect(declared(outcome, wanted), outcome.words).toEqual(wanted);
  expect(Object.prototype).not.toHaveProperty('polluted');
});
