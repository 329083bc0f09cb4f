import { describe, expect, it } from 'vitest';
import { access, mayCall } from '#contract/access.ts';
import { contract, type OperationName } from '#contract/contract.ts';
import { staffRoles, type Role } from '#domain/roles.ts';
import { prepareExamDay } from '../support/exam-day.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { kindsBank } from '../support/kinds-bank.ts';
import { givePass, practise } from './practising.ts';
import { hireForEverything, signInAs } from './staff-of-every-role.ts';

const exam = prepared(async (host) => {
  const day = await prepareExamDay(host.send, { candidates: 2, items: 5, minutes: 10 });
  await hireForEverything(host, day.administratorBearer);
  await host.as(await signInAs(host, 'author')).banks.import({ files: kindsBank() });
  const { code } = await givePass(host, 'T-1', '学员', ['every-kind']);
  return { ...day, code };
});

const operations = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.keys(verbs).map((verb) => `${noun}.${verb}` as OperationName),
);

async function bearers(host: TestHost, candidate: string, code: string): Promise<[Role | null, string | null][]> {
  const staff: [Role, string][] = [];
  for (const role of staffRoles) staff.push([role, await signInAs(host, role)]);
  return [[null, null], ...staff, ['candidate', candidate], ['trainee', await practise(host, code)]];
}

const refused = { null: [401, 'UNAUTHORIZED'], signedIn: [403, 'FORBIDDEN'] } as const;

describe('the table of operations and roles', () => {
  it('names every operation of the contract, once', () => {
    expect(Object.keys(access).sort()).toEqual([...operations].sort());
  });

  it('is what the host does: each operation, tried as nobody, as each role, as a candidate and as a trainee', async () => {
    const { host, day } = await exam();
    const callers = await bearers(host, day.candidates[0]?.bearer ?? '', day.code);
    expect(callers).toHaveLength(10);
    const wrong: string[] = [];
    for (const operation of operations) {
      for (const [role, bearer] of callers) {
        // No operation takes null: an allowed caller is refused for the input, and nothing is ever done.
        const { status, text } = await host.post(operation, null, bearer);
        const code = (JSON.parse(text) as { json: { code: string } }).json.code;
        const [wantedStatus, wantedCode] = mayCall(operation, role)
          ? [400, 'BAD_REQUEST']
          : refused[role === null ? 'null' : 'signedIn'];
        if (status !== wantedStatus || code !== wantedCode) wrong.push(`${operation} as ${role}: ${status} ${code}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is asked before a byte of the request is read', async () => {
    const { host, day } = await exam();
    const broken = (operation: string, bearer?: string) =>
      host.send(
        new Request(`http://127.0.0.1/rpc/${operation}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
          body: '{ broken',
        }),
      );
    expect((await broken('banks/import')).status).toBe(401);
    expect((await broken('banks/import', day.candidates[0]?.bearer)).status).toBe(403);
    expect((await broken('banks/import', await signInAs(host, 'author'))).status).toBe(400);
    expect((await broken('setup/state')).status).toBe(400);
  });

  it('opens nothing that is no operation', async () => {
    const { host } = await exam();
    const bearer = await signInAs(host, 'administrator');
    for (const name of ['banks', 'banks.none', 'constructor', '__proto__.toString', 'setup.state.more']) {
      expect((await host.post(name, {}, bearer)).status).toBe(404);
    }
  });

  it('holds for bearers that are damaged or made up', async () => {
    const { host, day } = await exam();
    const bearer = day.candidates[0]?.bearer ?? '';
    for (const wrong of ['', 'x', bearer.slice(1), `${bearer}x`, bearer.toLowerCase(), 'null', 'undefined']) {
      expect((await host.post('candidate.state', {}, wrong)).status).toBe(401);
    }
    expect((await host.post('candidate.state', {}, bearer)).status).toBe(200);
  });
});

describe('a candidate', () => {
  it('reaches only the attempt of the own sign-in: the items of another paper are unknown', async () => {
    const { host, day } = await exam();
    const proctor = host.as(day.proctorBearer);
    await proctor.room.start({ attemptIds: day.candidates.map((c) => c.attemptId) });
    const [mine, other] = day.candidates.map((c) => host.as(c.bearer).candidate);
    const paper = await other?.paper({});
    const ref = paper?.ok ? (paper.items[0]?.ref ?? '') : '';
    const unknown = { ok: false, reason: 'unknown-item' };
    expect(await mine?.save({ ref, revision: 1, response: { kind: 'single', choice: 'x' } })).toEqual(unknown);
    expect(await mine?.visit({ ref })).toEqual(unknown);
    expect(await mine?.flag({ ref, flagged: true })).toEqual(unknown);
    const after = await other?.paper({});
    expect(after).toEqual(paper);
  });

  it('cannot say which attempt is meant: what a request adds is not looked at', async () => {
    const { host, day } = await exam();
    const [first, second] = day.candidates;
    const extra = { attemptId: second?.attemptId, candidateId: second?.attemptId, seat: second?.seat };
    const state = await host.post('candidate.state', extra, first?.bearer);
    expect(state.text).toContain(first?.admissionNumber);
    expect(state.text).not.toContain(second?.admissionNumber);
  });
});
