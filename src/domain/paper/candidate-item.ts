import type { Shape } from '../item/area.ts';
import { placeholder } from '../item/concrete-item.ts';
import type { InlineChoiceItem, ItemKind, Option } from '../item/item.ts';
import type { Locale, LocaleText } from '../item/locale.ts';
import { groupsOf, type PaperItem, type ShownOption } from './paper.ts';

/** Something to choose, in the candidate's language. */
export interface CandidateOption {
  readonly ref: string;
  readonly text: string;
}

/** A text with gaps, piece by piece. */
export type CandidateSegment =
  { readonly text: string } | { readonly gap: string; readonly options: readonly CandidateOption[] };

/** One item as its candidate may see it: no key, no rationale, no topic, difficulty or source, no authored id. */
export interface CandidateItem {
  readonly ref: string;
  /** 1 for the first item of the paper. */
  readonly number: number;
  readonly kind: ItemKind;
  readonly stem: string;
  /** In the order shown: options, entries to order, the right column of a matching item. Empty for kinds without. */
  readonly options: readonly CandidateOption[];
  /** Shown behind the field of a numeric item that has one. */
  readonly unit?: string;
  /** The left column of a matching item. */
  readonly left?: readonly CandidateOption[];
  /** The text of an inline choice. */
  readonly segments?: readonly CandidateSegment[];
  /** What a hotspot is asked on, in the units of the picture; its areas in reading order. The picture itself is asked for apart. */
  readonly picture?: {
    readonly alt: string;
    readonly width: number;
    readonly height: number;
    readonly areas: readonly { readonly ref: string; readonly letter: string; readonly shape: Shape }[];
  };
  /** How often a sound may be played, and how long it is. */
  readonly audio?: { readonly plays: number; readonly seconds: number };
  readonly points: number;
}

/**
 * Builds what the candidate sees of an item, field by field: a field added to an item stays hidden until someone shows it here.
 * Throws when a text is missing in the locale, which a drawn paper rules out.
 */
export function toCandidateItem(paperItem: PaperItem, number: number, locale: Locale): CandidateItem {
  const { ref, item, points } = paperItem;
  return {
    ref,
    number,
    kind: item.kind,
    stem: textIn(item.stem, locale, number),
    options: [],
    ...ownFields(paperItem, number, locale),
    points,
  };
}

type OwnFields = Partial<Pick<CandidateItem, 'options' | 'unit' | 'left' | 'segments' | 'picture' | 'audio'>>;

function ownFields(paperItem: PaperItem, number: number, locale: Locale): OwnFields {
  const { item, options } = paperItem;
  const worded = (shown: readonly ShownOption[], authored: readonly Option[]): CandidateOption[] =>
    shown.map(({ ref, optionId }) => ({ ref, text: textOf(authored, optionId, locale, number) }));
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return { options: worded(options, item.options) };
    case 'true-false':
    case 'text':
      return {};
    case 'numeric':
      return item.unit === null ? {} : { unit: item.unit };
    case 'ordering':
      return { options: worded(options, item.entries) };
    case 'matching': {
      const left = groupsOf(paperItem).map(({ ref, groupId }) => ({ ref, optionId: groupId }));
      return { options: worded(options, item.right), left: worded(left, item.left) };
    }
    case 'inline-choice':
      return { segments: segmentsOf(item, paperItem, worded, locale, number) };
    case 'hotspot': {
      const { width = 0, height = 0 } = paperItem.medium ?? {};
      const areas = options.flatMap(({ ref, optionId }, at) => {
        const area = item.areas.find(({ id }) => id === optionId);
        return area === undefined ? [] : [{ ref, letter: letterOf(at), shape: area.shape }];
      });
      return { picture: { alt: textIn(item.alt, locale, number), width, height, areas } };
    }
    case 'listening':
      return { options: worded(options, item.options), audio: { plays: item.plays, seconds: item.seconds } };
  }
}

function segmentsOf(
  item: InlineChoiceItem,
  paperItem: PaperItem,
  worded: (shown: readonly ShownOption[], authored: readonly Option[]) => CandidateOption[],
  locale: Locale,
  number: number,
): CandidateSegment[] {
  // Split by a pattern with one group: text and gap ids take turns.
  return textIn(item.text, locale, number)
    .split(placeholder)
    .flatMap((piece, at): CandidateSegment[] => {
      if (at % 2 === 0) return piece === '' ? [] : [{ text: piece }];
      const group = groupsOf(paperItem).find(({ groupId }) => groupId === piece);
      const gap = item.gaps.find(({ id }) => id === piece);
      if (group === undefined || gap === undefined) throw new Error(`Item ${number} has no gap ${piece}`);
      return [{ gap: group.ref, options: worded(group.options, gap.options) }];
    });
}

/** A, B, C … by which a person names an area, or an option on paper. */
export function letterOf(at: number): string {
  return String.fromCharCode(65 + at);
}

function textOf(authored: readonly Option[], id: string, locale: Locale, number: number): string {
  return textIn(authored.find((one) => one.id === id)?.text ?? {}, locale, number);
}

function textIn(text: LocaleText, locale: Locale, number: number): string {
  const wanted = text[locale];
  if (wanted === undefined) throw new Error(`Item ${number} of the paper has a text that is missing in ${locale}`);
  return wanted;
}
