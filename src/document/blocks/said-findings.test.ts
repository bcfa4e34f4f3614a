import { describe, expect, it } from 'vitest';
import { type Findings, findAll } from '../../findings/find-all.ts';
import { contextOf } from '../../findings/test-support.ts';
import type { Message } from '../../messages/catalogue.ts';
import { outcomeOf } from '../../metrics/test-support.ts';
import { loadPack } from '../../pack/load-pack.ts';
import { defaultFindings } from '../../pack/rules/findings-config.ts';
import { metricOf, ZIYANG } from '../../pack/test-support.ts';
import { phraseBook } from '../../phrases/phrase-book.ts';
import { targetOf } from '../../workspace/test-support.ts';
import { sayFindings } from './said-findings.ts';

const pack = loadPack(ZIYANG);
const metric = metricOf({ calculator: 'ratio', with: { numerator: 'on_time' }, better: 'lower' });
const outcome = outcomeOf(metric, [[{}, 502, 6910]], { targets: [targetOf({ limit: '5' })] });
const findings = findAll(contextOf({ metrics: [[metric, outcome]], slides: { s: ['m'] } }));

function said(phrases: Readonly<Record<string, string>>, headline = 28, of: Findings = findings) {
  const warnings: Message[] = [];
  const config = { ...defaultFindings(), limits: { ...defaultFindings().limits, headline } };
  const text = sayFindings({
    findings: of,
    checks: [],
    say: phraseBook(phrases),
    pack: { ...pack, phrases, findings: config },
    warn: (warning) => warnings.push(warning),
  });
  return { text, warnings };
}

describe('findings in words', () => {
  it('head their slide in the longest phrase that is short enough', () => {
    expect(said(pack.phrases).text.headline('s')).toBe('指标7.26%，超省考核值157单');
    expect(said(pack.phrases, 14).text.headline('s')).toBe('指标7.26%，超157单');
  });

  it('stand in the overview with the unit that answers', () => {
    const [bad] = said(pack.phrases).text.overview.bad;
    expect(bad).toMatch(
      /^指标7\.26%，高于省考核值（5%）2\.26个百分点.*（责任单位：综合调度组）。$/,
    );
  });

  it('are left out with a warning when their phrase asks for what they lack', () => {
    const { text, warnings } = said({ ...pack.phrases, 'finding.target_missed': '{{weather}}' });
    expect(text.all.map(({ rule }) => rule)).not.toContain('target_missed');
    expect(text.headline('s')).toBeNull();
    expect(warnings).toMatchObject([
      { code: 'findings.phrase_failed', params: { phrase: 'finding.target_missed' } },
    ]);
  });
});

describe("the pack's phrases", () => {
  it('never name a cause', () => {
    const causal = /由于|导致|因为|因此|造成|致使|引起|使得|归因|所致/;
    const named = Object.entries(pack.phrases).filter(([, text]) => causal.test(text));
    expect(named).toEqual([]);
  });
});
