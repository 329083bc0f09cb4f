import type { CandidateItemView } from '#contract/candidate-view.ts';
import type { Bank } from '#domain/item/bank.ts';
import type { InlineChoiceItem, MatchingItem, Option } from '#domain/item/item.ts';
import type { Locale } from '#domain/item/locale.ts';
import type { Response } from '#domain/item/response.ts';
import { plain, type Plain } from '#host/plain.ts';
import { findItem } from './find-item.ts';
import { mustFind } from './must.ts';

/** Responds to an item rightly or wrongly. The screen gives opaque ids only: options are told apart by their words. */
export function respond(bank: Bank, locale: Locale, seen: CandidateItemView, right: boolean): Plain<Response> {
  return plain(responseTo(bank, locale, seen, right));
}

function responseTo(bank: Bank, locale: Locale, seen: CandidateItemView, right: boolean): Response {
  const item = findItem(bank, locale, seen);
  const refsOf = (options: readonly Option[], wanted: (option: Option) => boolean): string[] =>
    seen.options
      .filter((shown) => options.some((o) => o.text[locale] === shown.text && wanted(o)))
      .map((shown) => shown.ref);
  switch (item.kind) {
    case 'single': {
      const [choice] = refsOf(item.options, (o) => (o.id === item.key) === right);
      return { kind: 'single', choice: mustFind(choice, `${item.id}: no option`) };
    }
    case 'multiple':
    case 'listening':
      return { kind: item.kind, choices: refsOf(item.options, (o) => item.key.includes(o.id) === right) };
    case 'true-false':
      return { kind: 'true-false', value: item.key === right };
    case 'text':
      return { kind: 'text', text: right ? mustFind(item.accepted[0], `${item.id}: nothing accepted`) : '不知道' };
    case 'numeric':
      return { kind: 'numeric', text: written(right ? item.key : item.key * 2 + 1_000) };
    case 'ordering': {
      const order = item.key.flatMap((id) => refsOf(item.entries, (entry) => entry.id === id));
      return { kind: 'ordering', order: right ? order : order.toReversed() };
    }
    case 'matching':
      return { kind: 'matching', pairs: pairsOf(item, seen, locale, right) };
    case 'inline-choice':
      return { kind: 'inline-choice', choices: gapChoices(item, seen, locale, right) };
    case 'hotspot': {
      const shapes = item.areas
        .filter(({ id }) => item.key.includes(id) === right)
        .map(({ shape }) => JSON.stringify(shape));
      const areas = (seen.picture?.areas ?? []).filter(({ shape }) => shapes.includes(JSON.stringify(shape)));
      return { kind: 'hotspot', choices: areas.map(({ ref }) => ref) };
    }
  }
}

/** With more digits than any tolerance asks for. */
function written(value: number): string {
  return Number.isInteger(value) ? `${value}.000000000000` : String(value);
}

function pairsOf(item: MatchingItem, seen: CandidateItemView, locale: Locale, right: boolean) {
  return (seen.left ?? []).map((shown) => {
    const left = item.left.find(({ text }) => text[locale] === shown.text);
    const key = item.right.find(({ id }) => id === item.key[left?.id ?? ''])?.text[locale];
    const given = seen.options.find(({ text }) => (text === key) === right);
    return { left: shown.ref, right: mustFind(given, `${item.id}: nothing to pair`).ref };
  });
}

function gapChoices(item: InlineChoiceItem, seen: CandidateItemView, locale: Locale, right: boolean) {
  const shown = (seen.segments ?? []).filter((segment) => 'gap' in segment);
  return shown.map(({ gap, options }) => {
    const words = options.map(({ text }) => text);
    const own = item.gaps.find((one) => one.options.every(({ text }) => words.includes(text[locale] ?? '')));
    const key = own?.options.find(({ id }) => id === own.key)?.text[locale];
    return {
      gap,
      choice: mustFind(
        options.find(({ text }) => (text === key) === right),
        `${item.id}: no choice`,
      ).ref,
    };
  });
}
