import { describe, expect, it } from 'vitest';
import { FaultRun } from '../support/faults/fault-run.ts';
import { stretchesOf } from '../support/faults/ledger-model.ts';
import { SeatRecord } from '../support/faults/seat-record.ts';

/** A restarted host: answers from 1,000 on, everybody is paused about 2,000 and goes on about 3,000, killed at 9,000. */
function restarted(): FaultRun {
  const run = new FaultRun();
  run.openAt = 1_000;
  run.killedAt = 9_000;
  run.pauses.push({ paused: { from: 2_000, to: 2_100 }, resumed: { from: 3_000, to: 3_100 } });
  return run;
}

/** A seat that asks where it stands, and is answered (null: was not). */
function spoke(...words: [sent: number, known: number | null][]): SeatRecord {
  const record = new SeatRecord();
  const state = { operation: 'state', contact: true, finished: false, code: '', saved: null };
  for (const [sent, known] of words)
    record.word({ ...state, sent, known, ended: known ?? sent, status: known === null ? 0 : 200 });
  return record;
}

const claimed = (record: SeatRecord) =>
  stretchesOf(record, [restarted()], () => 0).map(({ begins, certain, byProctor }) => [
    begins.from,
    certain,
    byProctor,
  ]);
const goesOn = [3_000, true, true];

describe('the model of the ledger, of a pause soon after a restart of the host,', () => {
  it('claims no stretch before it for a seat that had not spoken', () => {
    expect(claimed(spoke())).toEqual([goesOn]);
    expect(claimed(spoke([2_200, 2_300]))).toEqual([goesOn]);
  });

  it('leaves it open where the seat spoke and was answered only when the pause had begun, or not at all', () => {
    expect(claimed(spoke([1_900, 2_050]))).toEqual([[1_900, false, false], goesOn]);
    expect(claimed(spoke([1_900, null], [4_000, 4_010]))).toEqual([[1_900, false, false], goesOn]);
  });

  it('claims it where the seat was answered before', () => {
    expect(claimed(spoke([1_500, 1_600]))).toEqual([[1_500, true, false], goesOn]);
  });
});
