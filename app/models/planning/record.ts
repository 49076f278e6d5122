// The record of a municipality: which tables are in it, and why rows may go from it.

/** Tables of which every row is a link of the chain. */
export const recordSources = ['plan_history', 'organisation_history', 'security_event', 'record_proof'] as const;
export type RecordSource = (typeof recordSources)[number];

/** Why rows went, or were replaced: their time was over, or somebody left and is named no more. */
export const proofKinds = ['retention', 'erasure'] as const;
export type ProofKind = (typeof proofKinds)[number];

/** What belongs to no municipality, such as a sign-in with a name that nobody has. */
export const nobodysChain = '-';

export const faultsOfRecord = [
  /** The chain stood there before and nothing is left of it; no retention and no erasure takes a chain away. */
  'gone',
  /** A link that is not what it was, or is missing between two others. */
  'link',
  /** The last link is not the one that was kept as the last. */
  'head',
  /** The row is not what it was. */
  'changed',
  /** The row is not there, and nothing says why. */
  'removed',
  /** A row that was put in past the product. */
  'added',
  /** What was said to be removed is not what is gone. */
  'proof',
] as const;
export type RecordFault = (typeof faultsOfRecord)[number];
