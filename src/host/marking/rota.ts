import { makeRota, type RotaRule, type RotaSlot } from '#domain/marking/rota.ts';
import { rotaFaults, type RotaFaultKind } from '#domain/marking/rota-faults.ts';
import { personOf } from '../accounts.ts';
import { recordAct, staffActor, type Call, type HostCore } from '../host-core.ts';
import { plain } from '../plain.ts';
import type { ReadDb, WriteDb } from '../storage/database.ts';
import { examiners } from '../storage/marking-task-store.ts';
import { rotasOf, storeRota, type StoredRota } from '../storage/rota-store.ts';
import { schemeVersion } from '../storage/scheme-store.ts';
import { roster, sessionById, sessions } from '../storage/session-store.ts';
import { conflictOf } from './people.ts';
import { begunCandidates, followRota } from './rota-tasks.ts';

/** The parts of a session that people mark. */
export function markedParts(db: ReadDb, sessionId: string) {
  const session = sessionById(db, sessionId);
  const scheme = session === null ? null : schemeVersion(db, session.schemeId, session.schemeVersion);
  return (scheme?.parts ?? []).filter(({ kind }) => kind === 'case-analysis' || kind === 'simulated-call');
}

export function rotaOfSession(core: HostCore, input: { sessionId: string }) {
  const { db } = core;
  const rotas = rotasOf(db, input.sessionId);
  return {
    parts: markedParts(db, input.sessionId).map(({ id, title }) => {
      const found = rotas.find(({ partId }) => partId === id);
      return {
        ...{ partId: id, title, begun: begunCandidates(db, input.sessionId, id) },
        rota: found === undefined ? null : plain({ ...found.rule, slots: found.slots }),
      };
    }),
    startsAt: sessionById(db, input.sessionId)?.startsAt ?? null,
    candidates: roster(db, input.sessionId).map(({ id, name, admissionNumber }) => ({
      ...{ candidateId: id, name, admissionNumber },
    })),
    people: examiners(db).map(({ personId, name }) => ({ personId, name })),
  };
}

export function barredFrom(db: ReadDb, candidateId: string, people: readonly string[]): Set<string> {
  return new Set(people.filter((person) => conflictOf(db, candidateId, person) !== null));
}

/** The turns of the session's other parts. */
export function takenBy(rotas: readonly StoredRota[], partId: string): RotaSlot[] {
  return rotas.filter((one) => one.partId !== partId).flatMap(({ slots }) => slots);
}

/** Makes a part's rota. Turns whose work has begun stay as they are, and what they take of people and places with them. */
export function makePartRota(core: HostCore, call: Call, input: { sessionId: string; partId: string } & RotaRule) {
  const { sessionId, partId, ...rule } = input;
  return core.queue.run((db) => {
    if (!markedParts(db, sessionId).some(({ id }) => id === partId))
      return { ok: false, reason: 'unknown-part' } as const;
    const known = new Set(examiners(db).map(({ personId }) => personId));
    if (rule.examiners.some((person) => !known.has(person))) return { ok: false, reason: 'no-examiner' } as const;
    const rotas = rotasOf(db, sessionId);
    const begun = new Set(begunCandidates(db, sessionId, partId));
    const kept = (rotas.find((one) => one.partId === partId)?.slots ?? []).filter((s) => begun.has(s.candidateId));
    const candidates = roster(db, sessionId)
      .filter(({ id }) => !begun.has(id))
      .map(({ id }) => ({ id, barred: barredFrom(db, id, rule.examiners) }));
    const made = makeRota(candidates, rule, [...takenBy(rotas, partId), ...kept]);
    keepRota(core, db, call, { sessionId, rota: { partId, rule, slots: [...kept, ...made.slots] }, act: 'rota.made' });
    return { ok: true, left: made.left.map((one) => ({ ...one })) } as const;
  });
}

export function keepRota(
  core: HostCore,
  db: WriteDb,
  call: Call,
  { sessionId, rota, act, why = {} }: { sessionId: string; rota: StoredRota; act: string; why?: object },
): void {
  const now = core.clock.now();
  const actor = staffActor(call);
  const { partId, slots: after } = rota;
  const before = rotasOf(db, sessionId).find((one) => one.partId === partId)?.slots ?? [];
  storeRota(db, sessionId, rota, now.wall);
  recordAct(core, db, actor, act, { sessionId, ...rota, ...why }, now);
  followRota(core, db, actor, { sessionId, partId, before, after });
}

type Refusal = { readonly ok: false; readonly reason: RotaFaultKind | 'unknown-rota' | 'begun' };

/** Changes turns by hand; a change after which anything is wrong with those turns is refused whole. */
function change(
  core: HostCore,
  call: Call,
  input: { sessionId: string; partId: string; touched: readonly string[]; why: object },
  how: (slots: readonly RotaSlot[], rule: RotaRule) => readonly RotaSlot[],
): Promise<{ ok: true } | Refusal> {
  const { sessionId, partId, touched } = input;
  return core.queue.run((db): { ok: true } | Refusal => {
    const rotas = rotasOf(db, sessionId);
    const rota = rotas.find((one) => one.partId === partId);
    const there = (id: string) => rota?.slots.some(({ candidateId }) => candidateId === id) === true;
    if (rota === undefined || !touched.every(there)) return { ok: false, reason: 'unknown-rota' };
    const begun = begunCandidates(db, sessionId, partId);
    if (touched.some((id) => begun.includes(id))) return { ok: false, reason: 'begun' };
    const slots = how(rota.slots, rota.rule);
    const { panel, times, examiners: people } = rota.rule;
    const barred = (candidateId: string) => barredFrom(db, candidateId, people);
    const limits = { panel, breaks: times?.breaks ?? [], barred };
    const [fault] = rotaFaults(slots, limits, takenBy(rotas, partId)).filter((one) =>
      touched.includes(one.candidateId),
    );
    if (fault !== undefined) return { ok: false, reason: fault.kind };
    keepRota(core, db, call, { sessionId, rota: { ...rota, slots }, act: 'rota.changed', why: input.why });
    return { ok: true };
  });
}

export function moveTurn(
  core: HostCore,
  call: Call,
  input: { sessionId: string; partId: string; candidateId: string; place: string; from: number | null },
) {
  const { candidateId, place, from } = input;
  return change(core, call, { ...input, touched: [candidateId], why: { moved: candidateId } }, (slots, { times }) =>
    slots.map((slot) => {
      if (slot.candidateId !== candidateId) return slot;
      const to = from === null || times === null ? null : from + times.minutes * 60_000;
      return { ...slot, place, from: to === null ? null : from, to };
    }),
  );
}

export function swapTurns(
  core: HostCore,
  call: Call,
  input: { sessionId: string; partId: string; candidateIds: readonly [string, string] },
) {
  const [one, other] = input.candidateIds;
  return change(core, call, { ...input, touched: [one, other], why: { swapped: [one, other] } }, (slots) =>
    slots.map((slot) => {
      if (slot.candidateId === one) return { ...slot, candidateId: other };
      return slot.candidateId === other ? { ...slot, candidateId: one } : slot;
    }),
  );
}

/** The caller's own turns that are not over, the next first. Of cases nothing: their candidates are not named to who marks them. */
export function myTurns(core: HostCore, call: Call) {
  const { db } = core;
  const me = personOf(core, call);
  const names = new Map(examiners(db).map(({ personId, name }) => [personId, name]));
  const now = core.clock.now().wall;
  return sessions(db)
    .flatMap((session) => {
      const parts = new Map(markedParts(db, session.id).map((part) => [part.id, part]));
      const people = new Map(roster(db, session.id).map((one) => [one.id, one]));
      return rotasOf(db, session.id).flatMap(({ partId, slots }) => {
        const part = parts.get(partId);
        if (part === undefined || part.kind === 'case-analysis') return [];
        return slots.flatMap(({ candidateId, place, from, to, examiners: panel }) => {
          const candidate = people.get(candidateId);
          if (from === null || to === null || to < now || candidate === undefined || !panel.includes(me)) return [];
          const { name, admissionNumber } = candidate;
          const others = panel.flatMap((id) => (id === me ? [] : (names.get(id) ?? [])));
          const where = { session: session.title, part: part.title, place, from, to };
          return [{ ...where, candidate: { name, admissionNumber }, others }];
        });
      });
    })
    .toSorted((a, b) => a.from - b.from);
}
