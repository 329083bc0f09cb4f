import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const mediaTypes: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** What every answer of the host carries. Scripts only from the program itself, nothing from elsewhere, no framing, no sniffing. */
export const securityHeaders: { readonly [name: string]: string } = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    'media-src blob:',
    "connect-src 'self'",
    // A certificate is looked at in the browser's own PDF viewer, which counts as a plugin: only what the page itself made.
    'frame-src blob:',
    'object-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // Svelte makes its templates through one policy of this name; no other may be made.
    'trusted-types svelte-trusted-html',
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(self), geolocation=(), display-capture=()',
};

/** A file of the built screens. Any path that is none of them is the page itself: its routes live behind the #. */
export async function staticFile(uiFolder: string, pathname: string): Promise<Response> {
  const root = await realpath(uiFolder).catch(() => null);
  if (root === null) return new Response('The screens are not built.', { status: 503, headers: securityHeaders });
  let relative: string;
  try {
    relative = decodeURIComponent(pathname);
  } catch {
    return new Response('Not found', { status: 404, headers: securityHeaders });
  }
  const wanted = relative === '/' || extname(relative) === '' ? '/index.html' : relative;
  const real = await realpath(join(root, wanted)).catch(() => null);
  if (real === null || !real.startsWith(root + sep)) {
    return new Response('Not found', { status: 404, headers: securityHeaders });
  }
  const mediaType = mediaTypes[extname(real)];
  if (mediaType === undefined) return new Response('Not found', { status: 404, headers: securityHeaders });
  // Built files carry their hash in the name and never change; the page that names them must always be asked for.
  const caching = wanted === '/index.html' ? 'no-cache' : 'max-age=31536000, immutable';
  return new Response(new Uint8Array(await readFile(real)), {
    headers: { ...securityHeaders, 'content-type': mediaType, 'cache-control': caching },
  });
}
