import { t } from '../words/words.svelte.ts';
import type { Finding } from './equipment.ts';

/** A finding of the equipment check in the words of the language on the screen. */
export function findingWords(found: Finding): string {
  const said = t.candidate.checkSaid;
  switch (found.name) {
    case 'host':
      if (found.medianMs === null || found.worstMs === null) return said.hostSilent;
      return (found.ok ? said.host : said.hostSlow)(found.medianMs, found.worstMs);
    case 'clock':
      return found.apartS === null ? said.clockUnknown : said.clock(found.apartS);
    case 'storage':
      return found.ok ? said.storage : said.storageBad;
    case 'display':
      return (found.ok ? said.display : said.displaySmall)(found.width, found.height);
    case 'full-screen':
      if (found.desktop) return said.fullScreenDesktop;
      return found.ok ? said.fullScreen : said.fullScreenBad;
    case 'input-method':
      return found.typed === '' ? said.inputMethodUntried : said.inputMethod(found.typed);
    case 'audio':
      if (found.outputs === null) return said.audioUnknown;
      return found.outputs === 0 ? said.audioNone : said.audio(found.outputs);
    case 'browser':
      return said.browser(found.agent);
  }
}
