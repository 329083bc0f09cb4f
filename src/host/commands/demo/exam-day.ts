import type { Bank } from '#domain/item/bank.ts';
import { newSeat } from '../host-client.ts';
import { startChildHost } from './child-host.ts';
import { over, type Connection } from './connection.ts';
import { DemoFailed, must } from './must.ts';
import { staffSignIn, type DemoSession, type Office } from './office.ts';
import { answerItem, beginPart, readPaper, sitDown, sitWholePaper, type Seat } from './seat.ts';

/** What stood when the host was killed, and how the exam is found again. */
export interface BeforeKill {
  readonly signal: string;
  readonly admissionNumber: string;
  readonly seat: string;
  /** Saves that the host had acknowledged. */
  readonly acknowledged: ReadonlySet<string>;
  /** Where the candidate was, and the time left at the last acknowledged save (ms). */
  readonly current: string;
  readonly remainingMs: number;
}

export interface Resumption {
  readonly kept: number;
  readonly sameItem: boolean;
  readonly remainingMs: number;
  readonly receipt: string;
}

/** Of 20 items: the second candidate falls short of 60 %, the third forgets two. */
const rightOnes = { passes: 20, fails: 8, interrupted: 18 } as const;
const itemsBeforeKill = 10;

/** The theory paper in the room, on a host of its own process, until that process is killed while the third candidate works. */
export async function examUntilKill(
  command: readonly string[],
  dataFolder: string,
  office: Office,
  session: DemoSession,
  bank: Bank,
  say: (step: 'admitted' | 'submitted' | 'killed') => void,
): Promise<{ receipts: string[]; before: BeforeKill }> {
  const host = await startChildHost(command, dataFolder);
  try {
    const connection = over(host.address);
    const proctor = await staffSignIn(connection, office, 'proctor');
    const numbers = session.admissionNumbers;
    const places = numbers.map((admissionNumber) => ({ admissionNumber, seat: newSeat() }));
    const seats = await beginPart(connection, proctor, session.sessionId, places);
    say('admitted');
    const [passes, fails, interrupted] = seats;
    const place = places[2];
    if (!passes || !fails || !interrupted || !place) throw new DemoFailed('three candidates are expected');
    const receipts = [
      await sitWholePaper(passes, bank, 'zh-CN', rightOnes.passes),
      await sitWholePaper(fails, bank, 'zh-CN', rightOnes.fails),
    ];
    say('submitted');
    const work = await workHalfWay(interrupted, bank);
    const signal = await host.kill();
    await work.inFlight;
    say('killed');
    return { receipts, before: { signal, ...place, ...work.before } };
  } finally {
    await host.kill();
  }
}

/** Half of the paper is saved, and one more save is under way: whether it was acknowledged is seen only afterwards. */
async function workHalfWay(seat: Seat, bank: Bank) {
  const { items } = await readPaper(seat);
  const how = (number: number) => ({ bank, locale: 'en' as const, right: number <= rightOnes.interrupted });
  const acknowledged = new Set<string>();
  let remainingMs = 0;
  for (const item of items.slice(0, itemsBeforeKill)) {
    remainingMs = await answerItem(seat, item, how(item.number));
    acknowledged.add(item.ref);
  }
  const next = items[itemsBeforeKill];
  if (next === undefined) throw new DemoFailed('a longer paper is expected');
  must(await seat.client.candidate.visit({ ref: next.ref }), 'the next item');
  const inFlight = answerItem(seat, next, how(next.number)).then(
    () => acknowledged.add(next.ref),
    () => null, // the host died before it answered
  );
  return { inFlight, before: { acknowledged, current: next.ref, remainingMs } };
}

/** On the reopened host: the candidate sits down again, finds everything, goes on and submits. */
export async function resumeExam(connection: Connection, before: BeforeKill, bank: Bank): Promise<Resumption> {
  const seat = await sitDown(connection, before.admissionNumber, before.seat);
  const state = await seat.client.candidate.state({});
  if (state.stage !== 'running') throw new DemoFailed(`the interrupted attempt is ${state.stage}, not running`);
  const paper = await readPaper(seat);
  const kept = [...before.acknowledged].filter((ref) => paper.saved.has(ref)).length;
  for (const item of paper.items)
    if (!paper.saved.has(item.ref))
      await answerItem(seat, item, { bank, locale: 'en', right: item.number <= rightOnes.interrupted });
  const { receipt } = must(await seat.client.candidate.submit({}), 'submitting after the restart');
  return { kept, sameItem: paper.current === before.current, remainingMs: state.remainingMs, receipt };
}
