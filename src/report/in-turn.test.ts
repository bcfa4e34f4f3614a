import { expect, it } from 'vitest';
import { message } from '../messages/catalogue.ts';
import type { Reporter } from './effects.ts';
import { inTurn } from './in-turn.ts';

it('tells what goes on side by side one after the other', () => {
  const told: string[] = [];
  const reporter: Reporter = {
    stageStarted: (stage) => told.push(`${stage} started`),
    stageEnded: ({ stage }) => told.push(`${stage} ended`),
    warn: ({ code }) => told.push(code),
  };
  const turns = inTurn([reporter, reporter, reporter]);
  const [first, second, third] = turns;
  const end = { counts: {}, milliseconds: 0 };
  second?.reporter.stageStarted('presentation');
  third?.reporter.stageStarted('render');
  first?.reporter.stageStarted('deck');
  third?.reporter.warn(message('deck.no_brief_slides', undefined));
  third?.reporter.stageEnded({ stage: 'render', ...end });
  third?.end();
  first?.reporter.stageEnded({ stage: 'deck', ...end });
  expect(told).toEqual(['deck started', 'deck ended']);
  first?.end();
  expect(told.slice(2)).toEqual(['presentation started']);
  second?.reporter.stageEnded({ stage: 'presentation', ...end });
  second?.end();
  expect(told.slice(3)).toEqual([
    'presentation ended',
    'render started',
    'deck.no_brief_slides',
    'render ended',
  ]);
});
