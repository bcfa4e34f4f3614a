import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import { focusesOf } from './focus.ts';
import { ownSlides } from './own-slides.ts';

const CITY = fileURLToPath(new URL('../../fixtures/city', import.meta.url));

it('tables with the members across have no column of all in the deck of one', () => {
  const { workspace, pack } = loadWorkspace({ folder: CITY });
  const [focus] = focusesOf('branch', workspace.organization);
  if (!focus) throw new Error('no branch');
  const across = (slides: typeof pack.slides) =>
    slides.flatMap(({ blocks }) =>
      blocks.flatMap(({ block }) =>
        block.kind === 'table' && block.across === 'branch' ? [block] : [],
      ),
    );
  expect(across(pack.slides).some(({ acrossTotal }) => acrossTotal)).toBe(true);
  const own = across(ownSlides(pack, focus, '位次'));
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter(({ acrossTotal }) => acrossTotal)).toEqual([]);
});
