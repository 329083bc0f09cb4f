import { afterReady } from './program.ts';
import { StrictEmitter, strict } from './strict.ts';

type BeforeRequest = (request: { url: string }, answer: (reply: { cancel: boolean }) => void) => void;

// Set by the program; asked for every request that Chromium is about to make.
const requestGuard: { schemes: readonly string[]; listener: BeforeRequest | null } = {
  schemes: [],
  listener: null,
};

/** Does the program cancel a request for this address? */
export function isCancelled(address: string): boolean {
  const { listener, schemes } = requestGuard;
  if (listener === null || !schemes.some((scheme) => address.startsWith(`${scheme}:`))) return false;
  let cancelled = false;
  listener({ url: address }, (reply) => {
    cancelled = reply.cancel;
  });
  return cancelled;
}

export const sessionEmitter = new StrictEmitter('session', ['will-download']);

// A headless Chromium cannot deny a permission: the permission handlers are taken and never asked.
const defaultSession = strict(
  'session',
  Object.assign(sessionEmitter, {
    setPermissionRequestHandler() {},
    setPermissionCheckHandler() {},
    setDevicePermissionHandler() {},
    setSpellCheckerEnabled() {},
    webRequest: strict('session.webRequest', {
      onBeforeRequest(filter: { urls: string[] }, listener: BeforeRequest) {
        requestGuard.schemes = filter.urls.map((pattern) => pattern.split(':', 1)[0] ?? '');
        requestGuard.listener = listener;
      },
    }),
  }),
);

export const session = strict('session module', {
  get defaultSession() {
    afterReady('session.defaultSession');
    return defaultSession;
  },
});
