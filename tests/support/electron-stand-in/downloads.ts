import type { DevTools } from './devtools.ts';
import { programAddress } from './protocol.ts';
import { sessionEmitter } from './session.ts';
import { strict } from './strict.ts';

/** Asks the program about every download. None is ever carried out: no person is here to choose a place. */
export async function watchDownloads(devtools: DevTools): Promise<void> {
  devtools.on('Browser.downloadWillBegin', (begun: { guid: string; url: string; suggestedFilename: string }) => {
    const item = strict('DownloadItem', {
      getURL: () => programAddress(begun.url),
      getFilename: () => begun.suggestedFilename,
      setSaveDialogOptions() {},
      cancel() {},
    });
    sessionEmitter.prevented('will-download', {}, item);
    void devtools.send('Browser.cancelDownload', { guid: begun.guid }).catch(() => undefined);
  });
  await devtools.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
}
