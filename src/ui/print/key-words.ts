import type { Tolerance } from '#domain/item/item.ts';
import type { Locale } from '#domain/item/locale.ts';
import type { KeyEntry } from '#domain/paper/printed-key.ts';
import { catalogues } from '../words/catalogue.ts';

/** The answer key of an item as lines of text, in the language of its paper. */
export function keyWords({ answer }: Pick<KeyEntry, 'answer'>, locale: Locale): string[] {
  const w = catalogues[locale].printed;
  switch (answer.as) {
    case 'letters':
      return [answer.letters.join(' ')];
    case 'truth':
      return [answer.value ? `${w.mark.true} ${w.trueWord}` : `${w.mark.false} ${w.falseWord}`];
    case 'texts': {
      const [first = '', ...others] = answer.texts;
      return others.length === 0 ? [first] : [first, w.acceptedKey(others.join(locale === 'en' ? '; ' : '；'))];
    }
    case 'number':
      return [`${answer.key}${answer.unit === null ? '' : ` ${answer.unit}`} (${within(answer.tolerance, locale)})`];
    case 'order':
      return [answer.letters.join(' → ')];
    case 'pairs':
      return [answer.letters.map((letter, at) => w.pairKey(at + 1, letter)).join(locale === 'en' ? ', ' : '，')];
    case 'gaps':
      return answer.options.map(({ letter, text }, at) => w.gapKey(at + 1, letter, text));
  }
}

function within(tolerance: Tolerance, locale: Locale): string {
  const w = catalogues[locale].printed;
  if ('significantDigits' in tolerance) return w.significantDigits(tolerance.significantDigits);
  if ('relative' in tolerance) {
    const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 });
    return tolerance.relative === 0 ? w.exact : w.relative(share.format(tolerance.relative));
  }
  return tolerance.absolute === 0 ? w.exact : w.absolute(String(tolerance.absolute));
}
