import type { IncidentCode, Severity } from './codes.ts';

/** What happened in a room, to one candidate, several, or all. */
export interface Incident {
  /** The attempts it concerns; none is the whole room. */
  readonly attemptIds: readonly string[];
  /** What the room called their seats when it happened, by attempt. Absent where none had a name. */
  readonly seats?: Readonly<Record<string, string>> | undefined;
  readonly code: IncidentCode;
  readonly severity: Severity;
  readonly note: string;
  /** `system`: made by the host from what it noticed or a seat reported. */
  readonly source: 'staff' | 'system';
  /** How long it lasted, or by how much a clock jumped. */
  readonly seconds?: number | undefined;
  /** A correction may say that it was no incident. The first version stays. */
  readonly withdrawn?: boolean | undefined;
}

const usual: Partial<Record<IncidentCode, Severity>> = {
  'environment.power': 'major',
  'candidate.behaviour': 'major',
  'candidate.identity': 'major',
  'candidate.navigation': 'information',
  'candidate.late': 'information',
  'candidate.no-show': 'information',
  'staff.behaviour': 'major',
  'system.virtual-machine': 'major',
  'system.remote-tool': 'critical',
  'system.second-display': 'major',
  'system.disk': 'major',
  'system.write-failure': 'major',
};

/** The severity an incident begins with: a proctor under pressure chooses only what happened, and may say otherwise later. */
export function usualSeverity(code: IncidentCode): Severity {
  return usual[code] ?? 'minor';
}

/** A seat reports the same again and again while it lasts: within this time (ms) it is the same incident. */
export const sameIncidentMs = 20_000;

/** Codes that a seat itself may report. */
export const seatReports = ['focus-lost', 'second-display', 'write-failure', 'disk', 'sleep'] as const;
export type SeatReport = (typeof seatReports)[number];
