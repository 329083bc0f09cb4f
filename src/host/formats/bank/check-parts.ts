import { placeholdersIn } from '#domain/item/concrete-item.ts';
import { locales } from '#domain/item/locale.ts';
import type { Report } from './check-item.ts';
import { checkKeyList, checkRepeats, checkTexts } from './check-lists.ts';
import { asList, asMap, asText, texts, type RawMap } from './raw.ts';
import { expectations } from './wording.ts';

export function checkOrdering({ entries, key }: RawMap, report: Report): void {
  const ids = checkTexts(entries, ['entries'], report);
  checkKeyList(key, ids, report, expectations.ownEntry(ids));
  const named = new Set(texts(asList(key)));
  if (Array.isArray(key) && ids.some((id) => !named.has(id))) {
    report(['key'], 'missing-entry', expectations.everyEntry);
  }
}

export function checkMatching({ left, right, key }: RawMap, report: Report): void {
  const lefts = checkTexts(left, ['left'], report);
  const rights = checkTexts(right, ['right'], report);
  if (asList(right).length < asList(left).length) report(['right'], 'too-few-right', expectations.enoughRight);
  const pairs = Object.entries(asMap(key));
  for (const [id, given] of pairs) {
    if (lefts.length > 0 && !lefts.includes(id)) {
      report(['key', id], 'unknown-left', expectations.ownLeft(lefts), id);
    }
    if (rights.length > 0 && typeof given === 'string' && !rights.includes(given)) {
      report(['key', id], 'unknown-option', expectations.ownRight(rights));
    }
  }
  checkRepeats(
    pairs.map(([, given]) => asText(given)),
    (at) => report(['key', pairs[at]?.[0] ?? ''], 'repeated-right', expectations.rightOnce),
  );
  const missing = lefts.find((id) => !pairs.some(([known]) => known === id));
  if (pairs.length > 0 && missing !== undefined) {
    report(['key'], 'missing-pair', expectations.everyLeft(missing), pairs.map(([id]) => id).join(', '));
  }
}

export function checkInlineChoice({ text, gaps }: RawMap, report: Report): void {
  const list = asList(gaps).map(asMap);
  const ids = list.map((gap) => asText(gap['id']));
  checkRepeats(ids, (at) => report(['gaps', at, 'id'], 'repeated-id', expectations.uniqueHere));
  list.forEach((gap, at) => {
    const options = checkTexts(gap['options'], ['gaps', at, 'options'], report);
    const key = asText(gap['key']);
    if (options.length > 0 && key !== undefined && !options.includes(key)) {
      report(['gaps', at, 'key'], 'unknown-option', expectations.ownOption(options));
    }
  });
  const known = texts(ids);
  for (const locale of locales) {
    const written = asText(asMap(text)[locale]);
    if (written === undefined || known.length === 0) continue;
    const named = placeholdersIn(written);
    for (const id of new Set(known)) {
      if (!named.includes(id)) report(['text', locale], 'missing-gap', expectations.gapInText(id));
    }
    checkRepeats(named, (at) => {
      report(['text', locale], 'repeated-gap', expectations.ownGap(known), `{{${named[at] ?? ''}}}`);
    });
    for (const name of new Set(named)) {
      if (!known.includes(name)) report(['text', locale], 'unknown-gap', expectations.ownGap(known), `{{${name}}}`);
    }
  }
}
