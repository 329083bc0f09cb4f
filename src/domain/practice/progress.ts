import { isMistake, type ItemMemory } from './item-memory.ts';

/** How far somebody is in a topic; every figure counts items. */
export interface TopicProgress {
  readonly topic: string;
  readonly items: number;
  readonly seen: number;
  /** Of those seen, how many were right at the last response. */
  readonly right: number;
  readonly mistakes: number;
}

/** Progress by topic, in the order in which the topics first stand in `items`. What is no longer among them counts no more. */
export function progressByTopic(
  items: readonly { readonly id: string; readonly topic: string }[],
  memory: ReadonlyMap<string, ItemMemory>,
): TopicProgress[] {
  const byTopic = new Map<string, TopicProgress>();
  for (const { id, topic } of items) {
    const before = byTopic.get(topic) ?? { topic, items: 0, seen: 0, right: 0, mistakes: 0 };
    const known = memory.get(id);
    byTopic.set(topic, {
      topic,
      items: before.items + 1,
      seen: before.seen + (known === undefined ? 0 : 1),
      right: before.right + (known?.last === 'right' ? 1 : 0),
      mistakes: before.mistakes + (known !== undefined && isMistake(known) ? 1 : 0),
    });
  }
  return [...byTopic.values()];
}
