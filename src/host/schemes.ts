import { hasLocale } from '#domain/item/locale.ts';
import type { Scheme } from '#domain/scheme/scheme.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { plain } from './plain.ts';
import { bankTasks, newestVersion } from './storage/bank-store.ts';
import { insertScheme, newestBlueprint, newestScheme, schemes } from './storage/scheme-store.ts';

export function listSchemes(core: HostCore) {
  return schemes(core.db).map(plain);
}

export function publishScheme(core: HostCore, call: Call, input: Omit<Scheme, 'version'>) {
  return core.queue.run((db) => {
    const named = hasLocale(input.title, 'zh-CN') || hasLocale(input.title, 'en');
    if (!named) return { ok: false, reason: 'no-title' } as const;
    if (new Set(input.parts.map((p) => p.id)).size < input.parts.length)
      return { ok: false, reason: 'same-part-twice' } as const;
    for (const part of input.parts) {
      // Cases and calls are marked by people and need no blueprint; machine-scored parts do.
      const drawn = part.kind === 'theory' || part.kind === 'listening';
      if (drawn && part.blueprintId === null)
        return { ok: false, reason: 'part-without-blueprint', detail: part.id } as const;
      if (part.blueprintId !== null && newestBlueprint(db, part.blueprintId) === null) {
        return { ok: false, reason: 'unknown-blueprint', detail: part.blueprintId } as const;
      }
    }
    for (const { id, kind, scenarios } of input.parts) {
      if (scenarios === undefined) continue;
      const version = newestVersion(db, scenarios.bankId);
      const known = version === null ? [] : bankTasks(db, scenarios.bankId, version).scenarios.map((one) => one.id);
      const missing = scenarios.ids.find((one) => !known.includes(one));
      if (kind !== 'simulated-call' || known.length === 0 || missing !== undefined) {
        return { ok: false, reason: 'unknown-scenario', detail: missing ?? id } as const;
      }
    }
    for (const { id, kind, cases } of input.parts) {
      if (cases === undefined) continue;
      const version = newestVersion(db, cases.bankId);
      const known = version === null ? [] : bankTasks(db, cases.bankId, version).cases.map((one) => one.id);
      const missing = cases.ids.find((one) => !known.includes(one));
      if (kind !== 'case-analysis' || known.length === 0 || missing !== undefined) {
        return { ok: false, reason: 'unknown-case', detail: missing ?? id } as const;
      }
    }
    const version = (newestScheme(db, input.id)?.version ?? 0) + 1;
    const now = core.clock.now();
    insertScheme(db, { ...input, version }, now.wall);
    recordAct(core, db, staffActor(call), 'scheme.published', { ...input, version }, now);
    return { ok: true, version } as const;
  });
}
