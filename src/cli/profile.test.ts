import { expect, it } from 'vitest';
import { profileOf } from './profile.ts';

it('takes down what stages cost and which metrics were slow, and hands on what it is told', () => {
  let now = 0;
  const handedOn: string[] = [];
  const profile = profileOf(
    {
      stageStarted: (stage) => handedOn.push(stage),
      stageEnded: ({ stage }) => handedOn.push(`${stage}.`),
      warn: ({ code }) => handedOn.push(code),
    },
    () => now,
    () => 300 * 2 ** 20,
  );
  profile.reporter.stageStarted('metrics');
  for (let at = 1; at <= 12; at += 1) {
    now += at;
    profile.onMetric(at < 12 ? [`m${at}`] : ['m12', 'm13', 'm14']);
  }
  profile.reporter.stageEnded({ stage: 'metrics', counts: {}, milliseconds: now });
  const lines = profile.told('en').trimEnd().split('\n');
  expect(lines).toHaveLength(11);
  expect(lines[0]).toBe('metric m12 and 2 more at once  12 ms');
  expect(lines.at(-1)).toBe('metrics  0.08 s, most memory so far 300 MB');
  expect(profile.told('zh-CN')).toContain('计算指标  0.08 秒，至此最多用内存 300 MB');
  expect(handedOn).toEqual(['metrics', 'metrics.']);
});
