/** The chain's position at a moment that matters: a session opened, an attempt over, a session closed. */
export interface ChainHead {
  readonly seq: number;
  readonly reason: string;
  readonly hash: string;
  /** Epoch milliseconds of the host's clock. */
  readonly at: number;
  /** ES256 over `headText`, base64url; null while the journal key is wrapped. */
  readonly signature: string | null;
}

/** What the signature of a head covers. */
export function headText(head: Pick<ChainHead, 'seq' | 'reason' | 'hash' | 'at'>): string {
  return JSON.stringify(['invigil-head/1', head.seq, head.hash, head.reason, head.at]);
}
