import { securityHeaders } from './static-files.ts';

/** The most a request body may hold (bytes): one response is small, a bank or a spreadsheet is not. */
const ordinaryLimit = 256 * 1024;
const largeLimit = 96 * 1024 * 1024;
/** Results of a room bring a day's recordings. */
const largest = new Map([['/rpc/packages/takeResults', 272 * 1024 * 1024]]);
const large = new Set([
  '/rpc/banks/import',
  '/rpc/sessions/importRoster',
  '/rpc/certificates/verify',
  '/rpc/packages/takeIn',
  '/rpc/packages/setPhoto',
  '/rpc/responseFiles/preview',
  '/rpc/responseFiles/take',
]);

function refuse(status: number, why: string): Response {
  return new Response(why, { status, headers: { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' } });
}

/**
 * Refuses a request to an operation that no screen of this host would send: from another origin, not a POST, or too large. Null
 * lets it pass. A browser's page cannot forge `Origin` or `Sec-Fetch-Site`; a program can, and then needs a bearer.
 */
export function refuseRequest(request: Request, url: URL): Response | null {
  if (request.method !== 'POST') return refuse(405, 'Operations are called by POST.');
  const origin = request.headers.get('origin');
  // Put together here: `url.origin` is the text "null" for app://, and a sandboxed frame's Origin is "null" too.
  if (origin !== null && origin !== `${url.protocol}//${url.host}`) {
    return refuse(403, 'This request came from another origin.');
  }
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none')
    return refuse(403, 'This request came from another site.');
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json')) return refuse(415, 'Operations take JSON.');
  // A body of unannounced length could be endless; no browser sends one for a text.
  if (request.headers.has('transfer-encoding')) return refuse(411, 'The request must say its length.');
  const length = request.headers.get('content-length') ?? '0';
  if (!/^\d+$/.test(length)) return refuse(400, 'The length of the request is no number.');
  const limit = largest.get(url.pathname) ?? (large.has(url.pathname) ? largeLimit : ordinaryLimit);
  if (Number(length) > limit) return refuse(413, `The request is larger than ${limit} bytes.`);
  return null;
}
