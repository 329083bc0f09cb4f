import type { Session, WebContents } from 'electron';
import { isOursOrMade, isOurs } from './origin.ts';

// Full screen for the exam, and a report's text put on the clipboard; the microphone for a simulated call, and never with a camera,
// is asked for apart. No camera, clipboard reading,
// notifications, location or devices; capturing the screen is refused by Electron itself unless a handler grants it.
const permitted = new Set(['fullscreen', 'clipboard-sanitized-write']);

/** Refuses what a page of this program never needs: permissions, devices, the network, downloads from elsewhere. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_page, permission, answer, details) => {
    const allowed = permitted.has(permission) || (permission === 'media' && isSoundAlone(details));
    answer(allowed && isOurs(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_page, permission, origin, { mediaType }) => {
    return (permitted.has(permission) || (permission === 'media' && mediaType === 'audio')) && isOurs(origin);
  });
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false); // it would fetch dictionaries, and help a candidate
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*'] },
    (_request, answer) => {
      answer({ cancel: true });
    },
  );
  session.on('will-download', (event, item) => {
    if (!isOursOrMade(item.getURL())) {
      event.preventDefault();
      return;
    }
    item.setSaveDialogOptions({ defaultPath: item.getFilename() }); // the person always chooses where
  });
}

/** True for a request that asks for the microphone and for nothing else. */
export function isSoundAlone(details: object): boolean {
  const types = 'mediaTypes' in details ? details.mediaTypes : undefined;
  return Array.isArray(types) && types.length > 0 && types.every((type) => type === 'audio');
}

/** Keeps a page and its frames at this program's own address, without further windows or webviews. */
export function guardContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    // A frame may also show what the page made itself: the preview of a certificate.
    if (!isOurs(event.url) && (event.isMainFrame || !isOursOrMade(event.url))) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Who sent a message: the frame is null when it has gone since. */
export interface Sender {
  readonly senderFrame: { readonly url: string } | null;
}

/** Was the message sent by the main frame of `contents`, showing a page of this program? */
export function isFromMainPage({ senderFrame }: Sender, contents: { readonly mainFrame: object }): boolean {
  return senderFrame !== null && senderFrame === contents.mainFrame && isOurs(senderFrame.url);
}
