import { expect, it } from 'vitest';
import { packNamed, packsFor } from './packs.ts';

it.each(packsFor(null).map(({ id }) => id))(
  'pack %s has plans, and the month after has them as its check-list',
  (id) => {
    const kinds = packNamed(id).slides.flatMap(({ blocks }) =>
      blocks.map(({ block }) => block.kind),
    );
    expect(kinds).toContain('plans');
    expect(kinds).toContain('plan_checklist');
  },
);
