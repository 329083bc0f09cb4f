// A seat in a process of its own, to be killed: types its number, works, and says each thing on its output before or after it does it.
import { seeded } from '../seeded.ts';
import { FaultSeat, type Sitter, type Way } from './fault-seat.ts';
import { SeatRecord, type Save, type Word } from './seat-record.ts';

/** Standard output is a pipe, which is written before the call returns: what was said is there even when the process is killed next. */
class SpokenRecord extends SeatRecord {
  override sending(save: Save): void {
    process.stdout.write(`${JSON.stringify({ sending: save })}\n`);
  }

  override word(word: Word): void {
    process.stdout.write(`${JSON.stringify({ word })}\n`);
  }
}

const { who, way, seed } = JSON.parse(process.argv[2] ?? '') as { who: Sitter; way: Way; seed: number };
const seat = new FaultSeat(who, way, new SpokenRecord(), seeded(seed));
if (who.bearer === '') await seat.enter();
await seat.work();
