import { oc } from '@orpc/contract';
import { z } from 'zod';
import { at, file, id, outcome } from './values.ts';

/** Safe Exam Browser, where a session asks for it. */
export const seb = {
  state: oc
    .input(z.object({ sessionId: id }))
    .output(z.object({ startUrl: z.string(), configKey: z.string(), issuedAt: at }).nullable()),
  /** Writes the settings file for the room as it is open now. From then on the session's candidates sit in it only. */
  issue: oc.input(z.object({ sessionId: id })).output(outcome({ file }, ['not-open', 'unknown-session'])),
  /** The session's candidates may sit in any seat again. */
  withdraw: oc.input(z.object({ sessionId: id })).output(outcome({}, ['not-issued'])),
};
