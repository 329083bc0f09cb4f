// Acts that their person signs, and the check of those signatures along a chain.
import type { JournalRecord } from './entry.ts';

/** Kinds whose entry carries the signature of the member of staff who acted. */
export const signedKinds: readonly string[] = [
  'account.active-set',
  'account.codes-printed',
  'account.created',
  'account.entry-code-made',
  'account.key-replaced',
  'account.roles-set',
  'calibration.closed',
  'certificate.issued',
  'decision.made',
  'host-kit.made',
  'host-kit.revoked',
  'keys.restored',
  'keys.unlocked',
  'marking.unlocked',
  'package.made',
  'package.taken-in',
  'package.unsealed',
  'paper-sheet.entered',
  'report.signed',
  'result.marked',
  'results.exported',
  'room-results.made',
  'room-results.taken-in',
  'scheme.published',
  'session.closed',
  'sheet.agreed',
  'sheet.fatal-word',
  'sheet.submitted',
];

/** Kinds that were signed from the first format on, over a text of their own. */
const alwaysSigned = ['decision.made', 'sheet.submitted'];

/** Kinds that make a signing key known: it counts for its account from there until the next one. */
const keyKinds = ['account.created', 'account.key-replaced', 'account.recovered'];

/** What the signature of an act covers. `payload` is plain JSON without the signature itself. */
export function actText(
  act: { readonly kind: string; readonly actor: string; readonly attempt: string | null; readonly wall: number },
  payload: object,
): string {
  return JSON.stringify(['invigil-act/1', act.kind, act.actor, act.attempt, act.wall, payload]);
}

export type BadSignature = 'unsigned' | 'signer-unknown' | 'signature-wrong' | 'signed-other';

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(payload: string): Fields {
  const raw = JSON.parse(payload) as unknown;
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Fields) : {};
}

/** The text that was signed for an act which has one of its own; null where there is none. */
export function signedTextOf(payload: string): string | null {
  const { text } = fieldsOf(payload);
  return typeof text === 'string' ? text : null;
}

/** True when a signed text of its own speaks of something else than its entry. */
function contradicts(text: string, fields: Fields): boolean {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return true;
  }
  const facts: unknown = Array.isArray(said) ? said[1] : null;
  if (typeof facts !== 'object' || facts === null) return true;
  return Object.entries(facts).some(
    ([name, value]) => Object.hasOwn(fields, name) && JSON.stringify(fields[name]) !== JSON.stringify(value),
  );
}

/**
 * Walks a chain from its first entry and names what is wrong with the signature of each act. The keys come from the chain itself,
 * so old ones go on proving what was signed with them. From the first signed act on, every act of these kinds must be signed.
 */
export class SignatureWalk {
  readonly #verify: (publicKey: string, text: string, signature: string) => boolean;
  readonly #keys = new Map<string, string>();
  #begun = false;
  /** How many signatures were looked at. */
  checked = 0;

  constructor(verify: (publicKey: string, text: string, signature: string) => boolean) {
    this.#verify = verify;
  }

  /** Null when there is nothing to say against it; `payload` is null where it was erased. */
  step(record: JournalRecord, payload: string | null): BadSignature | null {
    if (payload === null) return null;
    const fields = fieldsOf(payload);
    const bad = this.#check(record, fields);
    if (keyKinds.includes(record.kind) && typeof fields.accountId === 'string' && typeof fields.publicKey === 'string')
      this.#keys.set(`account:${fields.accountId}`, fields.publicKey);
    return bad;
  }

  #check(record: JournalRecord, fields: Fields): BadSignature | null {
    const { kind, actor } = record;
    if (!signedKinds.includes(kind) || !actor.startsWith('account:')) return null;
    const { signature, ...rest } = fields;
    if (typeof signature !== 'string') return this.#begun || alwaysSigned.includes(kind) ? 'unsigned' : null;
    this.checked += 1;
    const own = alwaysSigned.includes(kind);
    if (!own) this.#begun = true;
    const key = this.#keys.get(actor);
    if (key === undefined) return 'signer-unknown';
    const text = own && typeof fields.text === 'string' ? fields.text : actText(record, rest);
    if (!this.#verify(key, text, signature)) return 'signature-wrong';
    return own && contradicts(text, fields) ? 'signed-other' : null;
  }
}
