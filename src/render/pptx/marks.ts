import type { Cell, Verdict } from '../../document/model/types.ts';

/** The signs of verdicts and directions as letters, the same in every table. */
const SIGNS: Readonly<Record<Verdict, string>> = {
  met: '●',
  missed: '×',
  remark: '!',
  edge: '▲',
  none: '–',
};

export function signOf(verdict: Verdict): string {
  return SIGNS[verdict];
}

/** The sign before a cell's text; empty where it has none. */
export function cellSign(cell: Cell, isBoard: boolean): string {
  switch (cell.kind) {
    case 'status':
      // A dash alone says as much as the sign for nothing to judge.
      return /\p{L}/u.test(cell.display) ? signOf(cell.verdict) : '';
    case 'change':
      if (cell.value === null || cell.direction === 'flat') return '';
      return cell.direction === 'up' ? '▲' : '▼';
    case 'rate': {
      // A dash before a figure would make it negative.
      if (cell.heat !== undefined) return cell.heat.sign === 'none' ? '' : signOf(cell.heat.sign);
      const isMarked = ['missed', 'remark', 'edge'].includes(cell.verdict);
      return !isBoard && isMarked ? signOf(cell.verdict) : '';
    }
    case 'text':
    case 'count':
    case 'number':
    case 'limit':
    case 'gap':
      return '';
  }
}
