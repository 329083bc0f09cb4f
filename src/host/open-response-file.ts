import { hash } from 'node:crypto';
import {
  responseFile,
  responseFileBody,
  type ResponseFileBody,
  type ResponseFileHeader,
} from '#contract/response-file.ts';
import { responseFileLabel } from '#contract/response-file-format.ts';
import type { ResponseFileRefusal } from '#contract/response-files.ts';
import { attemptSecret, isOfSeat, openResponses, paperMark } from '#host/signing/response-sealing.ts';
import type { HostCore } from './host-core.ts';
import { responseKeys } from './response-keys.ts';
import { attemptById, paperHashOf, type StoredAttempt } from './storage/attempt-store.ts';
import { epochOf } from './storage/meta-store.ts';

export interface OpenedFile {
  readonly header: ResponseFileHeader;
  readonly body: ResponseFileBody;
  readonly stored: StoredAttempt;
  readonly content: Buffer;
  /** SHA-256 of the file, hex. */
  readonly hash: string;
}

type OpenedResponseFile =
  { readonly ok: true; readonly file: OpenedFile } | { readonly ok: false; readonly reason: ResponseFileRefusal };

const no = (reason: ResponseFileRefusal): OpenedResponseFile => ({ ok: false, reason });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Opens a file that somebody brought, and believes nothing of it before it has proved where it was written. */
export function openResponseFile(core: HostCore, base64: string): OpenedResponseFile {
  const { db } = core;
  const content = Buffer.from(base64, 'base64');
  const read = responseFile.safeParse(parsed(content.toString('utf8')));
  if (!read.success) return no('damaged');
  const { ephemeral, nonce, ciphertext, ...header } = read.data;
  const keys = responseKeys(db);
  if (header.hostKey !== keys?.hostKey) return no('other-host');
  if (core.keys.journalPkcs8 === null) return no('keys-closed');
  const label = responseFileLabel(header);
  const opened = openResponses(core.keys.journalPkcs8, { ephemeral, nonce, ciphertext }, label);
  if (opened === null) return no('altered');
  const secret = attemptSecret(keys.secret, header.attemptId);
  if (!isOfSeat(secret, label, opened.mac, opened.body)) return no('forged');
  const body = responseFileBody.safeParse(parsed(opened.body.toString('utf8')));
  if (!body.success) return no('damaged');
  const stored = attemptById(db, header.attemptId);
  if (stored === null) return no('unknown-attempt');
  if (header.epoch > epochOf(db)) return no('replaced-host');
  if (stored.attempt.startedAt === null) return no('not-started');
  const paperHash = paperHashOf(db, stored.id);
  if (paperHash === null || paperMark(secret, paperHash) !== header.paper) return no('other-paper');
  return { ok: true, file: { header, body: body.data, stored, content, hash: hash('sha256', content, 'hex') } };
}
