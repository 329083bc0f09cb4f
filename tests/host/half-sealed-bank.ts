import { load } from 'js-yaml';
import { kindsBank, plate } from '../support/kinds-bank.ts';
import { silentOpus } from '../support/opus.ts';

/** Stands in every word of a sealed item, in its ids and in its picture, and nowhere else. */
export const sealedWord = 'canary';
export const halfSealed = 'every-kind';

type Raw = Record<string, unknown>;

/** The same value with the word in each of its texts. */
function singing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(singing);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      (name === 'zh-CN' || name === 'en') && typeof inner === 'string' ? `${sealedWord} ${inner}` : singing(inner),
    ]),
  );
}

function sealed({ practice: _, ...item }: Raw): Raw {
  return {
    ...(singing(item) as Raw),
    id: `${sealedWord}-${String(item['id'])}`,
    topic: `${sealedWord}-topic`,
    ...('accepted' in item ? { accepted: [`${sealedWord} accepted`] } : {}),
    ...('picture' in item ? { picture: `${sealedWord}.svg` } : {}),
    ...('audio' in item ? { audio: `${sealedWord}.opus` } : {}),
  };
}

/** A bank with an item of every kind open to practice, and the same again sealed, under a topic of their own. JSON is YAML. */
export function halfSealedBank() {
  const files = kindsBank();
  const text = (path: string) => files.flatMap((f) => (f.path === path && 'text' in f ? [f.text] : []))[0] ?? '';
  const header = load(text('bank.yaml')) as Raw & { topics: Raw[] };
  const { items } = load(text('items/all.yaml')) as { items: Raw[] };
  const topic = { id: `${sealedWord}-topic`, title: { 'zh-CN': `${sealedWord} 题`, en: `${sealedWord} topic` } };
  const { plan: _, ...rest } = header;
  const svg = plate.replace('01234.5', sealedWord);
  return [
    { path: 'bank.yaml', text: JSON.stringify({ ...rest, topics: [...header.topics, topic] }) },
    { path: 'items/open.yaml', text: JSON.stringify({ items: items.map((item) => ({ ...item, practice: true })) }) },
    { path: 'items/sealed.yaml', text: JSON.stringify({ items: items.map(sealed) }) },
    ...files.filter((f) => 'base64' in f),
    { path: `media/${sealedWord}.svg`, base64: Buffer.from(svg).toString('base64') },
    { path: `media/${sealedWord}.opus`, base64: silentOpus(1.25).toString('base64') },
  ];
}

/** How many of its items are open. */
export const openCount = 11;
