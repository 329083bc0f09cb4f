import { normaliseText } from '#domain/item/normalise-text.ts';
import type { FieldPath, Wording } from './bank-problem.ts';
import { checkKeyList, checkTexts } from './check-lists.ts';
import { checkHotspot, checkListening } from './check-media-item.ts';
import { checkNumeric } from './check-numeric.ts';
import { checkInlineChoice, checkMatching, checkOrdering } from './check-parts.ts';
import type { ReadMedia } from './media-file.ts';
import { asList, asText, type RawMap } from './raw.ts';
import { expectations } from './wording.ts';

/** Takes one finding about an entry; the path is counted from the entry. `found` only where it is not what stands there. */
export type Report = (path: FieldPath, code: string, expected: Wording, found?: string) => void;

type Check = (item: RawMap, report: Report, media: ReadMedia) => void;

/** What the schema of a single item cannot say: its fields against each other. Passes over what the schema refuses anyway. */
export function checkItem(item: RawMap, report: Report, media: ReadMedia): void {
  checks[asText(item['kind']) ?? '']?.(item, report, media);
}

const checks: Readonly<Record<string, Check>> = {
  single(item, report) {
    const options = checkTexts(item['options'], ['options'], report);
    const { key } = item;
    if (options.length > 0 && typeof key === 'string' && !options.includes(key)) {
      report(['key'], 'unknown-option', expectations.ownOption(options));
    }
  },
  multiple(item, report) {
    const options = checkTexts(item['options'], ['options'], report);
    checkKeyList(item['key'], options, report, expectations.ownOption(options));
  },
  text({ accepted }, report) {
    asList(accepted).forEach((form, at) => {
      if (typeof form === 'string' && form.trim() !== '' && normaliseText(form) === '') {
        report(['accepted', at], 'empty-answer', expectations.accepted);
      }
    });
  },
  numeric: checkNumeric,
  ordering: checkOrdering,
  matching: checkMatching,
  'inline-choice': checkInlineChoice,
  hotspot: checkHotspot,
  listening: checkListening,
};
