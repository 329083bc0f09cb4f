import type { Item } from '../item/item.ts';
import type { Locale } from '../item/locale.ts';
import type { Blueprint } from '../paper/blueprint.ts';
import { openItems } from '../practice/open-to-practice.ts';

/**
 * True for a session in which somebody is examined. Of a rehearsal and of a training run nothing counts: it is not scored, not decided,
 * not certified, not exported, and wears out no item. Only a training run is marked by people, to learn from.
 */
export function countsAsExam(session: { readonly rehearsal: boolean; readonly training: boolean }): boolean {
  return !session.rehearsal && !session.training;
}

/** How many items a rehearsal has at most. */
export const rehearsalItems = 10;

/**
 * The blueprint of a rehearsal: items open to practice only, whatever the exam's own draws, with a sound among them where there is
 * one. Null where no item of the bank is open in that language.
 */
export function rehearsalBlueprint(exam: Blueprint, items: readonly Item[], locale: Locale): Blueprint | null {
  const open = openItems(items, locale);
  const sounds = open.some((item) => item.kind === 'listening') ? 1 : 0;
  const kinds = [...new Set(open.map((item) => item.kind))].filter((kind) => kind !== 'listening');
  const others = Math.min(rehearsalItems - sounds, open.filter((item) => item.kind !== 'listening').length);
  const rules = [
    { id: 'sound', kinds: ['listening'] as const, count: sounds, points: 1 },
    { id: 'others', kinds, count: others, points: 1 },
  ].filter((rule) => rule.count > 0);
  return rules.length === 0 ? null : { ...exam, rules, pool: 'practice', order: 'rules' };
}

/** What a seat has shown in a rehearsal. */
export interface SeatProof {
  readonly admitted: boolean;
  readonly started: boolean;
  /** Responses that were given, and are on the disk. */
  readonly saves: number;
  readonly sounds: { readonly played: number; readonly onPaper: number };
  readonly paused: boolean;
  readonly resumed: boolean;
  /** From a press to the acknowledgement (ms), as the seat measured it; null where it never told. */
  readonly slowestSaveMs: number | null;
  readonly handedIn: boolean;
}

export const rehearsalPoints = ['let-in', 'saved', 'save-time', 'sound', 'resumed', 'handed-in'] as const;
export type RehearsalPoint = (typeof rehearsalPoints)[number];
/** `not-needed`: the paper has no sound. */
export const pointStates = ['done', 'missing', 'not-needed'] as const;
export type PointState = (typeof pointStates)[number];

/** A save that takes longer than this (ms) is told as too slow. */
export const slowSaveMs = 1_000;

/** The checklist of a seat. */
export function rehearsalChecklist(proof: SeatProof): Readonly<Record<RehearsalPoint, PointState>> {
  const state = (done: boolean): PointState => (done ? 'done' : 'missing');
  return {
    'let-in': state(proof.admitted && proof.started),
    saved: state(proof.saves > 0),
    'save-time': state(proof.slowestSaveMs !== null && proof.slowestSaveMs <= slowSaveMs),
    sound: proof.sounds.onPaper === 0 ? 'not-needed' : state(proof.sounds.played > 0),
    resumed: state(proof.paused && proof.resumed),
    'handed-in': state(proof.handedIn),
  };
}
