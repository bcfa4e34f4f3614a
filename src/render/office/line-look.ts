/** The dashes that lines of Office have. */
export type Dash = 'solid' | 'dash' | 'sysDot' | 'lgDashDot' | 'sysDash';

const DASHES: readonly Dash[] = ['dash', 'sysDot', 'lgDashDot', 'sysDash'];

/** How the line of a limit is dashed, so that who set it shows without colour; `rank` is the setter's, from 0. */
export function limitDash(rank: number): Dash {
  return DASHES[rank % DASHES.length] ?? 'dash';
}
