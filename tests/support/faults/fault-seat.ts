import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { setTimeout as passes } from 'node:timers/promises';
import { ORPCError } from '@orpc/client';
import { caller, type Caller, type Send } from '../caller.ts';
import type { Chance } from '../seeded.ts';
import { monotonic } from './monotonic.ts';
import type { Save, SeatRecord } from './seat-record.ts';

/** How to reach the host: through which port of this machine, and what it is called there. */
export interface Way {
  readonly port: number;
  readonly host: string;
}

/** Who sits there, and where. */
export interface Sitter {
  readonly admissionNumber: string;
  readonly seat: string;
  readonly bearer: string;
}

/** No answer came. */
class Unanswered extends Error {}

const longestWaitMs = 10_000;

/** One window of one candidate: gives responses, tries again when no answer comes, and writes down all that it sent and was told. */
export class FaultSeat {
  readonly record: SeatRecord;
  readonly #way: Way;
  readonly #chance: Chance;
  readonly code: string;
  readonly admissionNumber: string;
  bearer: string;
  readonly #agent = new Agent({ keepAlive: true });
  #items: Extract<Awaited<ReturnType<Caller['candidate']['paper']>>, { ok: true }>['items'] = [];
  readonly #revisions = new Map<string, number>();
  #unanswered: Save | null = null;
  #texts = 0;
  /** Set from outside: what is under way ends, and nothing new begins. */
  stopped = false;
  /** True once the host told it that its bearer opens nothing any more. */
  out = false;

  constructor(who: Sitter, way: Way, record: SeatRecord, chance: Chance) {
    this.admissionNumber = who.admissionNumber;
    this.code = who.seat;
    this.bearer = who.bearer;
    this.#way = way;
    this.record = record;
    this.#chance = chance;
  }

  readonly #send: Send = async (request) => {
    const headers = Object.fromEntries(request.headers);
    const body = await request.text();
    const { pathname } = new URL(request.url);
    const length = String(Buffer.byteLength(body));
    const asked = httpRequest({
      host: '127.0.0.1',
      port: this.#way.port,
      method: 'POST',
      path: pathname,
      agent: this.#agent,
      headers: { ...headers, host: this.#way.host, 'content-length': length },
      timeout: longestWaitMs,
    });
    asked.on('timeout', () => asked.destroy(new Unanswered('no answer in time')));
    asked.on('error', () => undefined); // told by the wait for the reply
    asked.end(body);
    const [reply] = (await once(asked, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of reply.setEncoding('utf8')) text += String(chunk);
    return new Response(text, { status: reply.statusCode ?? 0, headers: { 'content-type': 'application/json' } });
  };

  /** Asks, and writes the word down whatever comes of it. Throws `Unanswered` or what the host refused by. */
  async #ask<T>(operation: string, contact: boolean, ask: (host: Caller) => Promise<T>, saved: Save | null = null) {
    const sent = monotonic();
    const word = { sent, contact, operation };
    try {
      const answer = await ask(caller(this.#send, this.bearer || null));
      const ok = (answer as { ok?: boolean }).ok !== false;
      const reason = (answer as { reason?: string }).reason ?? '';
      const finished = typeof (answer as { receipt?: unknown }).receipt === 'string';
      const known = monotonic();
      const told = { known, ended: known, status: 200, code: ok ? '' : reason, finished };
      this.record.word({ ...word, ...told, saved: ok ? saved : null });
      return answer;
    } catch (error) {
      const refused = error instanceof ORPCError ? error : null;
      const ended = monotonic();
      const known = refused === null ? null : ended;
      const told = { known, ended, status: refused?.status ?? 0, code: refused?.code ?? '', finished: false };
      this.record.word({ ...word, ...told, saved: null });
      if (refused?.status === 401) this.out = true;
      throw error;
    }
  }

  /** Types the admission number, again while another window of the seat still counts as alive. */
  async enter(): Promise<void> {
    while (!this.stopped) {
      const { admissionNumber, code: seat } = this;
      try {
        const answer = await this.#ask('enter', true, (host) => host.candidate.enter({ admissionNumber, seat }));
        if (answer.ok) {
          this.bearer = answer.bearer;
          return;
        }
      } catch {
        // no answer: again
      }
      await passes(150);
    }
  }

  /** Types the number at a seat that is not the candidate's; returns what the host says. */
  async tryToEnter(): Promise<string> {
    const { admissionNumber, code: seat } = this;
    const answer = await this.#ask('enter', true, (host) => host.candidate.enter({ admissionNumber, seat }));
    return answer.ok ? 'let in' : answer.reason;
  }

  /** Asks where it stands, and takes the paper with what is stored on it. */
  async sitDown(): Promise<void> {
    const state = await this.#ask('state', true, (host) => host.candidate.state({}));
    if (state.stage === 'finished') this.record.receipt = state.receipt;
    if (state.stage !== 'running') return;
    const paper = await this.#ask('paper', true, (host) => host.candidate.paper({}));
    if (!paper.ok) return;
    this.#items = paper.items;
    for (const { ref, revision } of paper.responses)
      this.#revisions.set(ref, Math.max(revision, this.#revisions.get(ref) ?? 0));
  }

  #nextSave(item = this.#chance.pick(this.#items)): Save {
    const revision = (this.#revisions.get(item.ref) ?? 0) + 1;
    this.#revisions.set(item.ref, revision);
    this.#texts += 1;
    const response: Save['response'] =
      item.kind === 'single'
        ? { kind: 'single', choice: this.#chance.pick(item.options).ref }
        : { kind: 'text', text: `${this.admissionNumber} 第${this.#texts}次 ${this.#chance.next()} ${monotonic()}` };
    return { ref: item.ref, revision, response };
  }

  async #save(save: Save): Promise<void> {
    this.record.sending(save);
    const answer = await this.#ask('save', true, (host) => host.candidate.save(save), save);
    if (!answer.ok && answer.reason === 'older-revision')
      this.#revisions.set(save.ref, Math.max(answer.revision ?? 0, this.#revisions.get(save.ref) ?? 0));
  }

  /** Saves of one item sent at once, the newest first, each on a connection of its own: whatever order they arrive in. */
  async burst(saves = 4): Promise<void> {
    if (this.#items.length === 0) return;
    const item = this.#chance.pick(this.#items);
    const all = Array.from({ length: saves }, () => this.#nextSave(item)).reverse();
    await Promise.allSettled(all.map((save) => this.#save(save)));
  }

  /** One save, the unanswered one first; now and then another question. */
  async #step(): Promise<void> {
    const drawn = this.#chance.next();
    if (drawn < 0.1 || this.#items.length === 0) return this.sitDown();
    if (drawn < 0.2) {
      const { ref } = this.#chance.pick(this.#items);
      await this.#ask('visit', true, (host) => host.candidate.visit({ ref }));
      return;
    }
    const save = this.#unanswered ?? this.#nextSave();
    this.#unanswered = save;
    await this.#save(save);
    this.#unanswered = null;
  }

  /** Works until stopped, or told that it is out; tries again after a little while when no answer came. */
  async work(): Promise<void> {
    while (!this.stopped && !this.out) {
      try {
        await this.#step();
        await passes(this.#chance.between(3, 30));
      } catch {
        await passes(this.#chance.between(20, 120));
      }
    }
  }

  /** Submits, again until the host says that it is done. */
  async submit(): Promise<void> {
    while (this.record.receipt === null && !this.out) {
      try {
        const answer = await this.#ask('submit', true, (host) => host.candidate.submit({}));
        if (answer.ok) this.record.receipt = answer.receipt;
        else await this.sitDown();
      } catch {
        await passes(100);
      }
    }
  }

  hangUp(): void {
    this.#agent.destroy();
  }
}
