import { isFinal, type Attempt } from '#domain/attempt/attempt.ts';
import type { Locale } from '#domain/item/locale.ts';
import { toCandidatePaper } from '#domain/paper/candidate-paper.ts';
import { drawPaper } from '#domain/paper/draw.ts';
import type { Paper } from '#domain/paper/paper.ts';
import { toPrintedKey } from '#domain/paper/printed-key.ts';
import type { PrintedPaper } from '#contract/papers.ts';
import { refuseSealed } from './banks.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { travelling } from './media.ts';
import { plain } from './plain.ts';
import { attemptById, paperOf } from './storage/attempt-store.ts';
import { bankItems, bankVersion, newestVersion } from './storage/bank-store.ts';
import type { ReadDb } from './storage/database.ts';
import { sha256 } from './storage/journal-store.ts';
import { bankMedia } from './storage/media-store.ts';
import { loadOrganisation } from './storage/organisation-store.ts';
import { blueprintVersion, newestBlueprint, schemeVersion } from './storage/scheme-store.ts';
import { candidateById, sessionById } from './storage/session-store.ts';

/** Everything that stands on the sheets of a paper, and nothing of its key. */
export function printedWithoutKey(db: ReadDb, paper: Paper, sitting: PrintedPaper['sitting']) {
  const organisation = loadOrganisation(db);
  const blueprint = blueprintVersion(db, paper.blueprintId, paper.blueprintVersion);
  const header = bankVersion(db, paper.bankId, paper.bankVersion)?.header;
  const { locale, maximum, multipleScoring, partsScoring, items } = toCandidatePaper(paper);
  return plain({
    specimen: sitting === null,
    organisation: organisation?.name ?? {},
    sample: organisation?.sample ?? false,
    title: blueprint?.title ?? {},
    blueprint: { id: paper.blueprintId, version: paper.blueprintVersion },
    minutes: blueprint?.minutes ?? null,
    bank: {
      id: paper.bankId,
      version: paper.bankVersion,
      title: header?.title ?? {},
      notice: header?.notice ?? {},
      hash: paper.bankHash,
    },
    sitting,
    hash: sha256(JSON.stringify(paper)),
    locale,
    maximum,
    multipleScoring,
    partsScoring,
    items,
    pictures: paper.items.flatMap(({ ref, item, medium }) =>
      item.kind === 'hotspot' && medium !== undefined ? [{ ref, file: travelling(db, medium, medium.name) }] : [],
    ),
  });
}

/** Everything that stands on the sheets of a paper and of its key. */
function printed(db: ReadDb, paper: Paper, sitting: PrintedPaper['sitting']): PrintedPaper {
  const header = bankVersion(db, paper.bankId, paper.bankVersion)?.header;
  return plain({
    ...printedWithoutKey(db, paper, sitting),
    seed: paper.seed,
    key: toPrintedKey(paper),
    topics: header?.topics ?? [],
    sources: (header?.sources ?? []).map(({ id, title }) => ({ id, title })),
  });
}

/** What a paper is sat for. */
export function sittingOf(db: ReadDb, attempt: Attempt): NonNullable<PrintedPaper['sitting']> {
  const session = sessionById(db, attempt.sessionId);
  const scheme = session === null ? null : schemeVersion(db, session.schemeId, session.schemeVersion);
  return {
    scheme: plain(scheme?.title ?? {}),
    level: plain(scheme?.level ?? {}),
    session: session?.title ?? '',
    startsAt: session?.startsAt ?? 0,
    admissionNumber: candidateById(db, attempt.candidateId)?.admissionNumber ?? '',
    tools: scheme?.parts.find((part) => part.id === attempt.partId)?.tools,
  };
}

export function specimenPaper(core: HostCore, input: { blueprintId: string; locale: Locale; seed: string }) {
  const { db } = core;
  const blueprint = newestBlueprint(db, input.blueprintId);
  const version = blueprint === null ? null : newestVersion(db, blueprint.bankId);
  const bank = blueprint === null || version === null ? null : bankVersion(db, blueprint.bankId, version);
  if (blueprint === null || bank === null) return { ok: false, reason: 'unknown-blueprint' } as const;
  const { id } = bank.header;
  refuseSealed(core, { bankId: id, version: bank.header.version });
  const draw = drawPaper({
    bank: {
      ...bank.header,
      hash: bank.hash,
      items: bankItems(db, id, bank.header.version),
      media: bankMedia(db, id, bank.header.version),
    },
    blueprint,
    locale: input.locale,
    seed: input.seed,
    // Nobody sits it: the same seed may give the same ids, and so the same hash, each time it is printed.
    refs: { refSeed: input.seed },
  });
  if (!draw.ok) return { ok: false, reason: 'not-drawable', detail: draw.shortfalls[0]?.ruleId ?? '' } as const;
  return { ok: true, paper: printed(db, draw.paper, null) } as const;
}

export function paperOfAttempt(core: HostCore, call: Call, input: { attemptId: string }) {
  return core.queue.run((db) => {
    const stored = attemptById(db, input.attemptId);
    const paper = stored === null ? null : paperOf(db, stored.id);
    if (stored === null || paper === null) return { ok: false, reason: 'unknown-attempt' } as const;
    refuseSealed(core, { bankId: paper.bankId, version: paper.bankVersion });
    if (!isFinal(stored.attempt)) return { ok: false, reason: 'not-over' } as const;
    const seen = printed(db, paper, sittingOf(db, stored.attempt));
    recordAct(core, db, staffActor(call), 'paper.seen', { attemptId: stored.id, hash: seen.hash }, core.clock.now());
    return { ok: true, paper: seen } as const;
  });
}
