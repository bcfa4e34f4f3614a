import type { Message } from '../messages/catalogue.ts';
import type { DeliverUnit, Edition } from '../workspace/types.ts';

/** A set of files that a run published, as its `run.json` tells, each file checked against it. */
export interface PublishedSet {
  readonly folder: string;
  readonly month: string;
  readonly member: DeliverUnit | null;
  readonly edition: Edition;
  readonly title: string;
  /** What the overview tells, the weightiest first. */
  readonly summary: readonly { readonly tone: string; readonly text: string }[];
  readonly files: readonly PublishedFile[];
}

export interface PublishedFile {
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
}

/** One message to one address or robot. */
export interface Parcel {
  /** Whom it is for, as people may read it: an address, or the robot with the name of its variable. */
  readonly to: string;
  readonly by: 'mail' | 'wecom' | 'dingtalk';
  readonly subject: string;
  readonly text: string;
  readonly files: readonly PublishedFile[];
  /** A hash of whom it is for and of all that it says and carries. */
  readonly content: string;
}

/** What became of a parcel. */
export interface Delivered {
  readonly to: string;
  readonly files: readonly string[];
  readonly state: 'sent' | 'sent_before' | 'would_send' | 'unknown' | 'failed';
  readonly why: Message | null;
}
