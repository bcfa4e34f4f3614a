import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inWords } from '../../messages/catalogue.ts';
import { Fault } from '../../messages/fault.ts';
import { loadPack } from '../load-pack.ts';
import { copiedPack } from '../test-support.ts';
import { defaultFindings } from './findings-config.ts';

function problemsOf(edits: Parameters<typeof copiedPack>[0]): readonly string[] {
  try {
    loadPack(copiedPack(edits));
  } catch (cause) {
    if (cause instanceof Fault) return cause.problems.map((problem) => inWords(problem, 'en'));
    throw cause;
  }
  return [];
}

describe('checks.yaml and findings.yaml', () => {
  it('may be absent: no checks, and the default weights', () => {
    const folder = copiedPack({
      'outline.yaml': (text) =>
        text
          .replace(/\{ kind: cross_check[^}]*\}/g, '{ kind: note, text: x }')
          .replace(/^ *weak: .*\n/gm, ''),
    });
    for (const name of [
      'checks.yaml',
      'findings.yaml',
      '../base/findings.yaml',
      '../telecom/checks.yaml',
      '../telecom/findings.yaml',
    ])
      rmSync(join(folder, name));
    const pack = loadPack(folder);
    expect(pack.checks).toEqual([]);
    expect(pack.findings).toEqual(defaultFindings(['province', 'city']));
  });

  it('name metrics, dimensions, datasets and columns that exist', () => {
    const checks = `checks:
  - { id: a, name: a, kind: parts_equal_total, metric: no.such, by: [[branch]] }
  - { id: b, name: b, kind: parts_equal_total, metric: adsl.fault_count, by: [[brand]] }
  - { id: c, name: c, kind: subset, of: { dataset: nobody, key: x }, within: { dataset: complaints, key: nothing } }
  - { id: c, name: c, kind: flag_agrees, dataset: complaints, flag: "on_time; drop", computed: weather }
`;
    const found = problemsOf({ 'checks.yaml': () => checks }).join('\n');
    expect(found).toMatch(/checks\.yaml:2 .*no metric named "no\.such"/);
    expect(found).toMatch(/adsl\.fault_count is not computed by brand/);
    expect(found).toMatch(/no dataset named "nobody"/);
    expect(found).toMatch(/has no column "?nothing/);
    expect(found).toMatch(/no semicolon/);
    expect(found).toMatch(/has no column "weather"/);
    expect(found).toMatch(/used twice/);
  });

  it('keep to known weights and to figures that are computed', () => {
    const findings = `weights: { missed_province: 95, luck: 3 }
same_name:
  - name: 及时率
    figures: [{ source: 自统, metric: no.such }, { source: 省, metric: complaint.count, of: { brand: E8 } }]
`;
    const shape = problemsOf({ 'findings.yaml': () => findings }).join('\n');
    expect(shape).toMatch(/luck/);
    const known = findings.replace(', luck: 3', '');
    const found = problemsOf({ 'findings.yaml': () => known }).join('\n');
    expect(found).toMatch(/no metric named "no\.such"/);
    expect(found).toMatch(/complaint\.count is not computed by brand/);
    const pack = loadPack(copiedPack({ 'findings.yaml': () => 'weights: { edge: 70 }' }));
    expect(pack.findings.weights).toMatchObject({ edge: 70, missed_province: 90 });
  });
});
