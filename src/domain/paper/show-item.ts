import { inReadingOrder } from '../item/area.ts';
import type { BankMedium } from '../item/bank.ts';
import type { DrawnItem } from '../item/item.ts';
import type { PaperItem, ShownGroup, ShownOption } from './paper.ts';
import type { Generator } from './seed.ts';

type Ided = readonly { readonly id: string }[];
const idsOf = (list: Ided) => list.map(({ id }) => id);

/** In which order a candidate sees what an item offers; ids are the author's. */
interface ShownOrder {
  readonly options: readonly string[];
  readonly groups: readonly { readonly groupId: string; readonly options: readonly string[] }[];
}

/**
 * What is shuffled. Options: where blueprint and item allow it; those of a gap where the blueprint does. Entries to order and
 * the right column of a matching item: always, since authors write them in the order of the key. Areas: never by chance, they
 * are lettered as a person reads the picture. Left entries stay as written: their order says nothing.
 */
function orderOf(item: DrawnItem, shuffleOptions: boolean, chance: Generator): ShownOrder {
  switch (item.kind) {
    case 'single':
    case 'multiple':
    case 'listening': {
      const authored = idsOf(item.options);
      return { options: shuffleOptions && item.shuffle ? chance.shuffled(authored) : authored, groups: [] };
    }
    case 'true-false':
    case 'text':
    case 'numeric':
      return { options: [], groups: [] };
    case 'ordering':
      return { options: chance.shuffled(idsOf(item.entries)), groups: [] };
    case 'matching':
      return {
        options: chance.shuffled(idsOf(item.right)),
        groups: item.left.map(({ id }) => ({ groupId: id, options: [] })),
      };
    case 'inline-choice':
      return {
        options: [],
        groups: item.gaps.map(({ id, options }) => ({
          groupId: id,
          options: shuffleOptions ? chance.shuffled(idsOf(options)) : idsOf(options),
        })),
      };
    case 'hotspot':
      return { options: idsOf(inReadingOrder(item.areas)), groups: [] };
  }
}

/** Gives everything an item offers its place and its opaque ref. */
export function showItem(
  item: DrawnItem,
  shuffleOptions: boolean,
  chance: Generator,
  newRef: () => string,
): Pick<PaperItem, 'ref' | 'options' | 'groups'> {
  const order = orderOf(item, shuffleOptions, chance);
  // Refs are taken in the order shown: whoever works out how they are made learns that order, which is on the screen anyway.
  const ref = newRef();
  const shown = (ids: readonly string[]): ShownOption[] => ids.map((optionId) => ({ ref: newRef(), optionId }));
  const options = shown(order.options);
  const groups = order.groups.map((group): ShownGroup => ({
    ref: newRef(),
    groupId: group.groupId,
    options: shown(group.options),
  }));
  return { ref, options, ...(groups.length === 0 ? {} : { groups }) };
}

/** The medium an item names, of those its bank has. Throws when it is not there, which a checked bank rules out. */
export function mediumOf(item: DrawnItem, media: readonly BankMedium[]): BankMedium | null {
  const name = item.kind === 'hotspot' ? item.picture : item.kind === 'listening' ? item.audio : null;
  if (name === null) return null;
  const medium = media.find((one) => one.name === name);
  if (medium === undefined) throw new Error(`The bank has no medium ${name}, which item ${item.id} names`);
  return medium;
}
