// What waits for a person other than the one who began it. Each source derives its own from what is stored; nothing is stored twice.
import type { waitingKinds } from '#contract/second-person.ts';
import type { StaffRole } from '#domain/roles.ts';
import type { LocaleText } from '#domain/item/locale.ts';
import { accountOf, signedIn, type Call, type HostCore } from '../host-core.ts';
import { accountById } from '../storage/account-store.ts';
import type { ReadDb } from '../storage/database.ts';
import { waitingDecisions } from './decisions.ts';
import { waitingFatalMarks } from './fatal-marks.ts';

/** One act that waits, as one member of staff sees it. */
export interface WaitingAct {
  readonly id: string;
  readonly kind: (typeof waitingKinds)[number];
  readonly about: string;
  readonly title: LocaleText;
  readonly since: number;
  /** The role in which it is done. */
  readonly role: StaffRole;
  /** True when this person may be the second one, in whichever of their roles. */
  readonly mine: boolean;
  readonly path: string;
}

/** Who asks: a person, and the roles that they hold. */
export interface Viewer {
  readonly personId: string;
  readonly roles: readonly StaffRole[];
  readonly role: StaffRole;
}

export type WaitingSource = (db: ReadDb, viewer: Viewer) => WaitingAct[];

/** Whoever has an act that needs two people adds its source here. */
const sources: readonly WaitingSource[] = [waitingFatalMarks, waitingDecisions];

export function listWaiting(core: HostCore, call: Call): ReturnType<typeof plainList> {
  const account = accountById(core.db, accountOf(call));
  if (account === null) return [];
  const { personId, roles } = account;
  const viewer = { personId, roles, role: signedIn(call).role as StaffRole };
  return plainList(sources.flatMap((source) => source(core.db, viewer)));
}

/** Theirs first, then the oldest. */
function plainList(acts: readonly WaitingAct[]) {
  return acts
    .toSorted((a, b) => Number(b.mine) - Number(a.mine) || a.since - b.since)
    .map(({ title, ...act }) => ({ ...act, title: { ...title } }));
}
