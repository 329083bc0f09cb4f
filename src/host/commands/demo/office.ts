import type { Host } from '#host/host.ts';
import { plain } from '#host/plain.ts';
import { sampleBlueprint, samplePracticalScheme } from '#host/sample/sample-exam.ts';
import { bankFiles } from '../bank-import.ts';
import type { HostClient } from '../host-client.ts';
import { anonymous, into, signIn, type Connection } from './connection.ts';
import { must } from './must.ts';
import { newSecret, organisation, posts, rosterCsv, staff, type DemoPost } from './people.ts';

/** What the rest of the demo needs to know of the office. */
export interface Office {
  readonly password: string;
  readonly passphrase: string;
  readonly rootPem: string;
  readonly rootFingerprint: string;
}

/** First run: organisation, keys, administrator, and the other members of staff. */
export async function found(host: Host): Promise<Office> {
  const connection = into(host);
  const password = newSecret();
  const passphrase = newSecret();
  const { role: _, ...administratorOf } = staff.administrator;
  const wish = {
    code: host.setupCode ?? '',
    organisation,
    administrator: { ...administratorOf, password },
    passphrase,
  };
  const made = must(await anonymous(connection).setup.create(wish), 'setting the organisation up');
  const administrator = await signIn(connection, { ...staff.administrator, password });
  for (const post of posts.filter((one) => one !== 'administrator')) {
    const { role, ...who } = staff[post];
    must(await administrator.staff.create({ ...who, password, roles: [role] }), `account of the ${post}`);
  }
  return { password, passphrase, rootPem: made.rootCertificatePem, rootFingerprint: made.rootFingerprint };
}

export function staffSignIn(connection: Connection, office: Office, post: DemoPost): Promise<HostClient> {
  return signIn(connection, { ...staff[post], password: office.password });
}

/** Imports the bank and publishes the exam over it. Returns the scheme's version. */
export async function publishExam(author: HostClient, bankFolder: string): Promise<number> {
  must(await author.banks.import({ files: await bankFiles(bankFolder) }), 'importing the bank');
  const { rules, ...blueprint } = sampleBlueprint;
  const plainRules = rules.map(({ topics = [], kinds: _, ...rule }) => ({ ...rule, topics: [...topics] }));
  must(await author.blueprints.save({ ...blueprint, rules: plainRules }), 'saving the blueprint');
  return must(await author.schemes.publish(plain(samplePracticalScheme)), 'publishing the scheme').version;
}

export interface DemoSession {
  readonly sessionId: string;
  /** In the order of the roster. */
  readonly admissionNumbers: readonly string[];
}

/** A session with the roster of three, taken from HR's list. */
export async function prepareSession(author: HostClient, schemeVersion: number, now: number): Promise<DemoSession> {
  const wish = {
    title: '演示场次 Demo',
    room: '一号考场',
    startsAt: now,
    schemeId: samplePracticalScheme.id,
    schemeVersion,
  };
  const { sessionId } = must(await author.sessions.create(wish), 'creating the session');
  const file = { name: 'roster.csv', mediaType: 'text/csv', base64: Buffer.from(rosterCsv).toString('base64') };
  const taken = must(await author.sessions.importRoster({ sessionId, file, preview: false }), 'importing the roster');
  return { sessionId, admissionNumbers: taken.rows.map((row) => row.admissionNumber) };
}
