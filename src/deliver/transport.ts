import type { Deliver } from '../workspace/types.ts';
import type { Parcel } from './types.ts';

/** What carries parcels; tests bring servers, not carriers. */
export interface Carrier {
  /** Sends one parcel. Faults: `deliver.*`. */
  send(parcel: Parcel): Promise<void>;
  close(): void;
}

/** What carrying needs of the world. */
export interface Outside {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** How long a server may be silent (milliseconds). */
  readonly patience: number;
}

export type Smtp = NonNullable<Deliver['smtp']>;
