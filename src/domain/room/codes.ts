/** What may go wrong in a room, by where it comes from. Codes are `branch.leaf`; they are stored, so a leaf is only ever added. */
export const incidentTree = {
  environment: ['comfort', 'disturbance', 'noise', 'power', 'weather'],
  candidate: ['behaviour', 'complaint', 'identity', 'illness', 'late', 'navigation', 'no-show'],
  staff: ['behaviour', 'procedure', 'error', 'late', 'no-show'],
  system: [
    'focus-lost',
    'second-display',
    'second-window',
    'virtual-machine',
    'remote-tool',
    'clock-jump',
    'disk',
    'write-failure',
    'disconnect',
    'sleep',
  ],
} as const;

type Tree = typeof incidentTree;
export type IncidentBranch = keyof Tree;
export type IncidentCode = { [B in IncidentBranch]: `${B}.${Tree[B][number]}` }[IncidentBranch];

export const incidentBranches = Object.keys(incidentTree) as IncidentBranch[];

export function codesOf(branch: IncidentBranch): readonly IncidentCode[] {
  return incidentTree[branch].map((leaf) => `${branch}.${leaf}` as IncidentCode);
}

export const incidentCodes: readonly IncidentCode[] = incidentBranches.flatMap(codesOf);

/** Why a proctor acts: what happened, that it is over (`resolved`), or something else, which then needs words. */
export type ReasonCode = IncidentCode | 'resolved' | 'other';
export const reasonCodes: readonly ReasonCode[] = [...incidentCodes, 'resolved', 'other'];

/** How much it matters, mildest first. */
export const severities = ['information', 'minor', 'major', 'critical'] as const;
export type Severity = (typeof severities)[number];
