// Every operation that crosses from a screen to the host. Who may call it stands in access.ts.
import { archives } from './archives.ts';
import { attendance, conditions, reports } from './attendance.ts';
import { banks } from './banks.ts';
import { blueprints } from './blueprints.ts';
import { calls } from './calls.ts';
import { calibration } from './calibration.ts';
import { candidate } from './candidate.ts';
import { certificates } from './certificates.ts';
import { decisions } from './decisions.ts';
import { entryCodes } from './entry-codes.ts';
import { fallback, transcripts } from './fallback.ts';
import { incidents } from './incidents.ts';
import { journal } from './journal.ts';
import { keys } from './keys.ts';
import { packages } from './packages.ts';
import { marking } from './marking.ts';
import { paperSheets } from './paper-sheets.ts';
import { papers } from './papers.ts';
import { practice } from './practice.ts';
import { network } from './network.ts';
import { responseFiles } from './response-files.ts';
import { peers, reviews } from './reviews.ts';
import { results } from './results.ts';
import { room } from './room.ts';
import { rota } from './rota.ts';
import { schemes } from './schemes.ts';
import { seats } from './seats.ts';
import { seb } from './seb.ts';
import { secondPerson } from './second-person.ts';
import { sessions } from './sessions.ts';
import { setup } from './setup.ts';
import { signIn } from './sign-in.ts';
import { snapshots } from './snapshots.ts';
import { staff } from './staff.ts';

export const contract = {
  setup,
  signIn,
  staff,
  banks,
  blueprints,
  papers,
  schemes,
  sessions,
  room,
  incidents,
  conditions,
  attendance,
  reports,
  candidate,
  practice,
  marking,
  calls,
  calibration,
  rota,
  paperSheets,
  reviews,
  peers,
  results,
  decisions,
  certificates,
  journal,
  network,
  seats,
  seb,
  keys,
  packages,
  snapshots,
  entryCodes,
  secondPerson,
  responseFiles,
  fallback,
  transcripts,
  archives,
};

type Contract = typeof contract;
/** `noun.verb`, the path under which the host answers. */
export type OperationName = { [N in keyof Contract]: `${N}.${keyof Contract[N] & string}` }[keyof Contract];
