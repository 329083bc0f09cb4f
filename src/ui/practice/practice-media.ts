import type { ItemMedia } from '../items/item-media.ts';
import type { PracticeVisit } from './practice-visit.svelte.ts';

/** Pictures and sounds of what is shown; a sound is played as often as the trainee likes. */
export function practiceMedia(visit: Pick<PracticeVisit, 'file'>): ItemMedia {
  return {
    file: ({ ref }) => visit.file(ref),
    left: () => Infinity,
    play: () => Promise.resolve(true),
  };
}
