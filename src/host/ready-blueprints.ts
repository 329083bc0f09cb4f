import type { BankHeader } from '#domain/item/bank.ts';
import type { ReadyBlueprint } from '#domain/paper/blueprint.ts';
import { writeBlueprint } from './blueprints.ts';
import type { Call, HostCore } from './host-core.ts';
import { bankVersion } from './storage/bank-store.ts';
import type { ReadDb } from './storage/database.ts';
import { newestBlueprint } from './storage/scheme-store.ts';

/** What became of a ready blueprint of this version of its bank; null while nobody took it over. */
function takenOver(db: ReadDb, { id, version }: Pick<BankHeader, 'id' | 'version'>, readyId: string) {
  const own = newestBlueprint(db, readyId);
  const { source } = own ?? {};
  if (own?.bankId !== id || source?.bankVersion !== version) return null;
  return { version: own.version, changed: source.changed };
}

/** The ready blueprints of a bank as its authors see them. */
export function readySummaries(db: ReadDb, header: BankHeader) {
  return (header.blueprints ?? []).map((ready: ReadyBlueprint) => ({
    id: ready.id,
    title: ready.title,
    note: ready.note ?? {},
    locales: [...ready.locales],
    minutes: ready.minutes,
    pool: ready.pool,
    items: ready.rules.reduce((sum, rule) => sum + rule.count, 0),
    points: ready.rules.reduce((sum, rule) => sum + rule.count * rule.points, 0),
    taken: takenOver(db, header, ready.id),
  }));
}

/**
 * Makes a ready blueprint one of the office's own, under its own id, with where it came from. One that was changed since, or came
 * from another version of the bank, gets a next version: what stood before stays.
 */
export function takeOverBlueprint(
  core: HostCore,
  call: Call,
  input: { bankId: string; version: number; readyId: string },
) {
  return core.queue.run((db) => {
    const header = bankVersion(db, input.bankId, input.version)?.header;
    const ready = header?.blueprints?.find(({ id }) => id === input.readyId);
    if (header === undefined || ready === undefined) return { ok: false, reason: 'unknown-blueprint' } as const;
    const own = newestBlueprint(db, ready.id);
    // An office may have written one of that id for another bank: theirs is not ours to go on from.
    if (own !== null && own.bankId !== header.id) return { ok: false, reason: 'id-in-use' } as const;
    const taken = takenOver(db, header, ready.id);
    if (taken !== null && !taken.changed) return { ok: true, blueprintId: ready.id, version: taken.version } as const;
    const { note: _, locales: __, ...rules } = ready;
    const source = { bankVersion: header.version, readyId: ready.id, changed: false };
    const version = writeBlueprint(core, db, call, { ...rules, bankId: header.id, source });
    return { ok: true, blueprintId: ready.id, version } as const;
  });
}
