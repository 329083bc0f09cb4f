import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { guardContents, guardSession, isFromMainPage } from '#electron/guards.ts';
import { isOursOrMade, isOurs } from '#electron/origin.ts';

describe('an address is ours only when it parses to our scheme and host', () => {
  test.each(['app://invigil/', 'app://invigil/index.html#/seat', 'app://invigil'])('%s is ours', (address) => {
    expect(isOurs(address)).toBe(true);
  });

  test.each([
    'https://example.org/',
    'http://invigil/',
    'app://invigil.example.org/',
    'app://other/',
    'app://name@invigil/',
    'app:///invigil/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'about:blank',
    'data:text/html,<h1>x</h1>',
    '',
  ])('%j is not', (address) => {
    expect(isOurs(address)).toBe(false);
  });

  test('what our pages made in memory is ours, and what others made is not', () => {
    expect(isOursOrMade('app://invigil/certificate.pdf')).toBe(true);
    expect(isOursOrMade('blob:app://invigil/7d1c')).toBe(true);
    expect(isOursOrMade('blob:https://example.org/7d1c')).toBe(false);
    expect(isOursOrMade('data:application/pdf;base64,AA==')).toBe(false);
  });
});

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;

function guardedSession() {
  const events = new EventEmitter();
  const asked: { request?: RequestHandler; check?: CheckHandler; device?: () => boolean; filter?: string[] } = {};
  guardSession(
    Object.assign(events, {
      setPermissionRequestHandler: (handler: RequestHandler) => (asked.request = handler),
      setPermissionCheckHandler: (handler: CheckHandler) => (asked.check = handler),
      setDevicePermissionHandler: (handler: () => boolean) => (asked.device = handler),
      setSpellCheckerEnabled: () => undefined,
      webRequest: { onBeforeRequest: (filter: { urls: string[] }) => (asked.filter = filter.urls) },
    }) as unknown as Session,
  );
  return { events, asked };
}

describe('a page gets no more than it needs', () => {
  const answerTo = (permission: string, requestingUrl = 'app://invigil/', more: object = {}) => {
    let granted: boolean | null = null;
    const answer = (yes: boolean) => (granted = yes);
    const { request } = guardedSession().asked;
    request?.(null as never, permission as never, answer, { requestingUrl, isMainFrame: true, ...more });
    return granted;
  };

  test('full screen is granted to our own page and to no other', () => {
    expect(answerTo('fullscreen')).toBe(true);
    expect(answerTo('fullscreen', 'https://example.org/')).toBe(false);
  });

  test('the microphone is granted alone, to our own page, and never with a camera', () => {
    const asked = (mediaTypes: string[], requestingUrl = 'app://invigil/') =>
      answerTo('media', requestingUrl, { mediaTypes });
    expect(asked(['audio'])).toBe(true);
    expect(asked(['audio'], 'https://example.org/')).toBe(false);
    for (const types of [['audio', 'video'], ['video'], []]) expect(asked(types)).toBe(false);
    const { check } = guardedSession().asked;
    const looked = (mediaType: string) => check?.(null, 'media', 'app://invigil/', { mediaType } as never);
    expect([looked('audio'), looked('video'), looked('unknown')]).toEqual([true, false, false]);
  });

  test('text may be put on the clipboard, and not read from it', () => {
    expect(answerTo('clipboard-sanitized-write')).toBe(true);
    expect(answerTo('clipboard-read')).toBe(false);
  });

  test.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'display-capture', 'openExternal', 'unknown'])(
    '%s is refused when asked for and when looked up',
    (permission) => {
      expect(answerTo(permission)).toBe(false);
      const { check } = guardedSession().asked;
      expect(check?.(null, permission as never, 'app://invigil/', {} as never)).toBe(false);
    },
  );

  test('no device is ever granted', () => {
    expect(guardedSession().asked.device?.()).toBe(false);
  });

  test('a download from elsewhere is stopped, one of ours asks where to save', () => {
    const { events } = guardedSession();
    const download = (url: string) => {
      const seen = { prevented: false, saveAs: '' };
      events.emit(
        'will-download',
        { preventDefault: () => (seen.prevented = true) },
        {
          getURL: () => url,
          getFilename: () => 'certificate.pdf',
          setSaveDialogOptions: ({ defaultPath }: { defaultPath: string }) => (seen.saveAs = defaultPath),
        },
      );
      return seen;
    };
    expect(download('https://example.org/x.exe')).toEqual({ prevented: true, saveAs: '' });
    expect(download('blob:app://invigil/1')).toEqual({ prevented: false, saveAs: 'certificate.pdf' });
  });
});

test('a webview, a frame elsewhere, a redirect away and a new window are refused', () => {
  const events = new EventEmitter();
  let opener: (() => { action: string }) | undefined;
  guardContents(
    Object.assign(events, {
      setWindowOpenHandler: (handler: () => { action: string }) => (opener = handler),
    }) as unknown as WebContents,
  );
  const refused = (event: string, url: string, isMainFrame = false) => {
    let prevented = false;
    events.emit(event, { url, isMainFrame, preventDefault: () => (prevented = true) });
    return prevented;
  };
  expect(refused('will-attach-webview', '')).toBe(true);
  expect(refused('will-frame-navigate', 'https://example.org/')).toBe(true);
  expect(refused('will-redirect', 'https://example.org/')).toBe(true);
  expect(refused('will-frame-navigate', 'app://invigil/#/seat')).toBe(false);
  expect(refused('will-frame-navigate', 'blob:app://invigil/7d1c')).toBe(false);
  expect(refused('will-frame-navigate', 'blob:app://invigil/7d1c', true)).toBe(true);
  expect(refused('will-frame-navigate', 'blob:https://example.org/7d1c')).toBe(true);
  expect(opener?.()).toEqual({ action: 'deny' });
});

test('a message counts only from the main frame of the window, showing our own page', () => {
  const ours = { url: 'app://invigil/#/seat' };
  const elsewhere = { url: 'https://example.org/' };
  expect(isFromMainPage({ senderFrame: ours }, { mainFrame: ours })).toBe(true);
  expect(isFromMainPage({ senderFrame: { ...ours } }, { mainFrame: ours })).toBe(false);
  expect(isFromMainPage({ senderFrame: elsewhere }, { mainFrame: elsewhere })).toBe(false);
  expect(isFromMainPage({ senderFrame: null }, { mainFrame: ours })).toBe(false);
});
