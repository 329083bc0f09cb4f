import { describe, expect, it } from 'vitest';
import { prepared } from '../support/test-host.ts';

const empty = prepared(() => Promise.resolve(null));

interface Wish {
  readonly method?: string;
  readonly origin?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly operation?: string;
}

/** An operation that anyone may call, asked in some way. */
async function ask({ method = 'POST', origin = 'http://127.0.0.1:7000', headers, body, operation }: Wish = {}) {
  const { host } = await empty();
  const request = new Request(`${origin}/rpc/${operation ?? 'setup/state'}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(method === 'GET' ? {} : { body: body ?? '{"json":{}}' }),
  });
  const response = await host.send(request);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('a request to an operation', () => {
  it('is answered when the host’s own screens or a program ask', async () => {
    expect((await ask()).status).toBe(200);
    expect((await ask({ headers: { origin: 'http://127.0.0.1:7000', 'sec-fetch-site': 'same-origin' } })).status).toBe(
      200,
    );
    expect((await ask({ origin: 'app://invigil', headers: { origin: 'app://invigil' } })).status).toBe(200);
    expect((await ask({ headers: { 'content-type': 'application/json; charset=utf-8' } })).status).toBe(200);
  });

  it('is refused from another origin, and from none that can be named', async () => {
    for (const origin of [
      'http://evil.example',
      'http://127.0.0.1:7001',
      'https://127.0.0.1:7000',
      'app://invigil',
      'null',
      '',
    ]) {
      expect((await ask({ headers: { origin } })).status, origin).toBe(403);
    }
    for (const origin of ['null', 'app://other', 'http://127.0.0.1:7000']) {
      expect((await ask({ origin: 'app://invigil', headers: { origin } })).status, origin).toBe(403);
    }
  });

  it('is refused when a page of another site sent it', async () => {
    for (const site of ['cross-site', 'same-site', 'unheard-of']) {
      expect((await ask({ headers: { 'sec-fetch-site': site } })).status).toBe(403);
    }
  });

  it('is refused unless it is a POST, so that no link and no picture can call one', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const { status, headers } = await ask({ method });
      expect(status).toBe(405);
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('is refused in a type that a form could send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
      expect((await ask({ headers: { 'content-type': type } })).status).toBe(415);
    }
  });

  it('is refused when it is larger than the operation can need', async () => {
    const length = (operation: string, bytes: number) =>
      ask({ operation, headers: { 'content-length': String(bytes) } }).then((r) => r.status);
    const kilobyte = 1024;
    expect(await length('signIn/open', 256 * kilobyte + 1)).toBe(413);
    expect(await length('setup/state', 256 * kilobyte)).toBe(200);
    expect(await length('banks/import', 96 * kilobyte * kilobyte + 1)).toBe(413);
    expect(await length('banks/import', 96 * kilobyte * kilobyte)).toBe(401); // asked on for a sign-in
    for (const nonsense of ['-1', 'many', '1e9']) {
      const status = await ask({ headers: { 'content-length': nonsense } }).then((r) => r.status);
      expect(status).toBe(400);
    }
  });

  it('is refused when it does not say how long it is: a stream could go on for ever', async () => {
    expect((await ask({ headers: { 'transfer-encoding': 'chunked' } })).status).toBe(411);
  });

  it('is answered for this moment only, and as nothing but what it is', async () => {
    const { headers } = await ask();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const refused = await ask({ method: 'GET' });
    expect(refused.headers.get('x-content-type-options')).toBe('nosniff');
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('with a body that is no JSON or no input is refused as bad, with no detail of the host', async () => {
    for (const body of ['', '{', '[]', '{"json":7}', '{"json":{"code":1}}']) {
      const { status, text } = await ask({ operation: 'setup/create', body });
      expect(status).toBe(400);
      expect(text).not.toMatch(/\/src\/|node_modules|at \w+ \(/);
    }
  });
});
