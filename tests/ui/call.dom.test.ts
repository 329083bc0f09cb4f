// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { failureOf, HostLink, HostUnreachable } from '#ui/call.ts';
import { fakeLink, someOrganisation } from './support/fake-host.ts';

const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('the one client', () => {
  test('sends the bearer with each call and keeps it nowhere else', async () => {
    const { link, sent } = fakeLink({ setup: { state: () => someOrganisation } });
    await link.client.setup.state({});
    link.actAs('secret-bearer');
    await link.client.setup.state({});
    link.actAs(null);
    await link.client.setup.state({});
    expect(sent.map((s) => s.authorization)).toEqual([null, 'Bearer secret-bearer', null]);
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('secret-bearer');
    expect(location.href).not.toContain('secret-bearer');
  });

  test('a transport that fails is told apart from everything the host says', async () => {
    const error = await thrownBy(fakeLink({}).link.client.setup.state({}));
    expect(error).toBeInstanceOf(HostUnreachable);
    expect(failureOf(error)).toBe('host-unreachable');
  });

  test('a page of somebody else in place of an answer counts as unreachable', async () => {
    const link = new HostLink('http://host.test', () =>
      Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } })),
    );
    expect(failureOf(await thrownBy(link.client.setup.state({})))).toBe('host-unreachable');
  });

  test('what a seat tells of itself outlives its page, and nothing else does', async () => {
    const asked = vi.fn((_request: RequestInfo | URL, _init?: RequestInit) =>
      Promise.resolve(Response.json({ json: { ok: true } })),
    );
    for (const [origin, outlives] of [
      ['https://room.test', true],
      ['app://invigil', false],
    ] as const) {
      const { candidate } = new HostLink(origin, asked).client;
      await candidate.report({ what: 'focus-lost', seconds: null, detail: '', occurrence: 'one' });
      expect(asked.mock.lastCall?.[1]?.keepalive).toBe(outlives);
      await candidate.leave({});
      expect(asked.mock.lastCall?.[1]?.keepalive).toBe(false);
    }
  });

  test('an unknown bearer is reported once, and only for the bearer that was sent', async () => {
    const refusal = { json: { defined: false, code: 'UNAUTHORIZED', status: 401, message: 'no' } };
    const link = new HostLink('http://host.test', () => Promise.resolve(Response.json(refusal, { status: 401 })));
    const signedOut = vi.fn();
    link.onSignedOut = signedOut;
    expect(failureOf(await thrownBy(link.client.setup.state({})))).toBe('signed-out');
    expect(signedOut).not.toHaveBeenCalled();
    link.actAs('old');
    await thrownBy(link.client.setup.state({}));
    expect(signedOut).toHaveBeenCalledTimes(1);
  });
});
