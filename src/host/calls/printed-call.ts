import { expectedOf, scriptOf } from '#domain/call/call-paper.ts';
import { organisationOf } from '../certificates.ts';
import type { Call, HostCore } from '../host-core.ts';
import { plain } from '../plain.ts';
import { scriptHidden } from './one-screen.ts';
import { heardCall } from './own-call.ts';

/** The script of a call and its expected work order, to be printed. Nothing of the candidate is on it. */
export function printedCall(core: HostCore, call: Call, input: { taskId: string }) {
  const own = heardCall(core, core.db, call, input.taskId);
  if (own === null) return { ok: false, reason: 'not-yours' } as const;
  if (scriptHidden(core.db, call, own.attempt.sessionId)) return { ok: false, reason: 'same-screen' } as const;
  const { paper, task } = own;
  const { name: organisation, sample } = organisationOf(core.db);
  const printed = { code: task.code, locale: paper.locale, script: scriptOf(paper), expected: expectedOf(paper) };
  return { ok: true, ...plain({ ...printed, organisation, sample, hash: paper.bankHash }) } as const;
}
