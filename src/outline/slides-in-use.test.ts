import { describe, expect, it } from 'vitest';
import { loadPack } from '../pack/load-pack.ts';
import { ZIYANG } from '../pack/test-support.ts';
import { workspaceOf } from '../workspace/test-support.ts';
import { slidesInUse } from './slides-in-use.ts';

const pack = loadPack(ZIYANG);
const input = {
  files: ['*.csv'],
  owner: null,
  due: null,
  periodMismatch: 'refuse' as const,
  required: false,
};

function slidesOf(...datasets: readonly string[]) {
  const workspace = workspaceOf();
  const inputs = {
    ...workspace.inputs,
    datasets: datasets.map((dataset) => ({ dataset, ...input })),
  };
  return slidesInUse(pack, { ...workspace, inputs });
}

describe('the slides of a workspace', () => {
  it('are all of the pack when every dataset is asked for', () => {
    expect(slidesOf(...pack.datasets.map(({ id }) => id))).toEqual(pack.slides);
  });

  it('leave out the figures of datasets that nobody is asked for, and what is empty then', () => {
    const slides = slidesOf('fault_tickets');
    const ids = slides.map(({ id }) => id);
    expect(ids).toContain('ehome.repeat');
    expect(ids).not.toContain('ehome.install');
    expect(ids).not.toContain('callback.province');
    const board = slides.find(({ id }) => id === 'overview.board')?.blocks[0]?.block;
    const metrics = board?.kind === 'kpi_board' ? board.rows.map(({ metric }) => metric) : [];
    expect(metrics).toContain('ehome.repeat_rate');
    expect(metrics).not.toContain('complaint.on_time_rate');
  });
});
