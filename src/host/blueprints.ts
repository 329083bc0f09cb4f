import { hasLocale, type Locale } from '#domain/item/locale.ts';
import { poolOf, type Blueprint, type BlueprintRule, type Pool } from '#domain/paper/blueprint.ts';
import { feasibility } from '#domain/paper/feasibility.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { bankItems, newestVersion } from './storage/bank-store.ts';
import type { WriteDb } from './storage/database.ts';
import { blueprints, insertBlueprint, newestBlueprint } from './storage/scheme-store.ts';

export function listBlueprints(core: HostCore) {
  return blueprints(core.db).map((b) => ({ ...b, pool: poolOf(b), rules: b.rules.map(plainRule) }));
}

function plainRule({ topics, kinds, ...rule }: BlueprintRule) {
  return {
    ...rule,
    ...(topics === undefined ? {} : { topics: [...topics] }),
    ...(kinds === undefined ? {} : { kinds: [...kinds] }),
  };
}

/** Stores the next version of a blueprint and enters it in the journal. */
export function writeBlueprint(core: HostCore, db: WriteDb, call: Call, blueprint: Omit<Blueprint, 'version'>): number {
  const version = (newestBlueprint(db, blueprint.id)?.version ?? 0) + 1;
  const now = core.clock.now();
  insertBlueprint(db, { ...blueprint, version }, now.wall);
  recordAct(core, db, staffActor(call), 'blueprint.saved', { ...blueprint, version }, now);
  return version;
}

export function saveBlueprint(core: HostCore, call: Call, input: Omit<Blueprint, 'version' | 'source'>) {
  return core.queue.run((db) => {
    if (!hasLocale(input.title, 'zh-CN') && !hasLocale(input.title, 'en'))
      return { ok: false, reason: 'no-title' } as const;
    if (newestVersion(db, input.bankId) === null) return { ok: false, reason: 'unknown-bank' } as const;
    const before = newestBlueprint(db, input.id);
    const source = before?.source === undefined ? {} : { source: { ...before.source, changed: true } };
    return { ok: true, version: writeBlueprint(core, db, call, { ...input, ...source }) } as const;
  });
}

export function meterFeasibility(
  core: HostCore,
  input: { bankId: string; rules: readonly BlueprintRule[]; pool: Pool; locale: Locale },
) {
  const version = newestVersion(core.db, input.bankId);
  const items = version === null ? [] : bankItems(core.db, input.bankId, version);
  const found = feasibility(
    items,
    {
      id: 'meter',
      version: 1,
      title: { en: 'Meter' },
      bankId: input.bankId,
      rules: input.rules,
      pool: input.pool,
      order: 'rules',
      shuffleOptions: false,
      multipleScoring: 'all-or-nothing',
    },
    input.locale,
  );
  return {
    ok: found.ok,
    rules: [...found.rules],
    shortfalls: found.shortfalls.map(({ competing }) => ({ ...competing, ruleIds: [...competing.ruleIds] })),
    items: input.rules.reduce((sum, r) => sum + r.count, 0),
    points: input.rules.reduce((sum, r) => sum + r.count * r.points, 0),
  };
}
