import { encode } from 'uqr';
import type { HostCore } from './host-core.ts';
import { roster } from './storage/session-store.ts';

/** What a scanner at the seat types: the number and nothing else. */
export function slipCodes(core: HostCore, input: { sessionId: string }) {
  return roster(core.db, input.sessionId).map(({ id, admissionNumber }) => ({
    candidateId: id,
    rows: encode(admissionNumber, { ecc: 'M', border: 0 }).data.map((row) =>
      row.map((dark) => (dark ? '1' : '0')).join(''),
    ),
  }));
}
