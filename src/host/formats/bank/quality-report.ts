import type { Bank } from '#domain/item/bank.ts';
import { inLocale, type Locale } from '#domain/item/locale.ts';
import type { BlindResult } from '#domain/item/quality-blind.ts';
import { duplicateThreshold } from '#domain/item/quality-duplicates.ts';
import type { BankQuality } from '#domain/item/quality.ts';
import { overlapLimit, papersKeptApart } from '#domain/paper/draw-apart.ts';
import type { OverlapMeasure } from '#domain/paper/measure-overlap.ts';
import { qualityWords } from './quality-words.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
/** Percentage points with their sign. */
const points = (share: number) => `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(1)}`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** At most this many ids in a line: the rest is counted. */
const mostNamed = 20;

function named(ids: readonly string[]): string {
  const unique = [...new Set(ids)];
  const rest = unique.length - mostNamed;
  if (unique.length === 0) return '0';
  return `${unique.length} (${unique.slice(0, mostNamed).join(', ')}${rest > 0 ? ` … +${rest}` : ''})`;
}

/** What was measured, as a Markdown document in one language. */
export function qualityMarkdown(
  bank: Bank,
  quality: BankQuality,
  overlaps: readonly OverlapMeasure[],
  locale: Locale,
): string {
  const w = qualityWords[locale];
  const { duplicates, gaps, spread } = quality;
  const ids = (list: readonly { readonly itemId: string }[]) => named(list.map(({ itemId }) => itemId));
  const lines = [
    `# ${w.title(inLocale(bank.title, locale), quality.version)}`,
    '',
    w.made,
    '',
    `## ${w.blind}`,
    '',
    w.blindLead,
    '',
    ...table(
      w.blindHead,
      quality.blind.map((result) => blindRow(result, locale)),
    ),
    '',
    `## ${w.duplicates}`,
    '',
    w.duplicatesLead(String(duplicateThreshold)),
    '',
    ...(duplicates === null
      ? [w.notCompared]
      : duplicates.length === 0
        ? [w.none]
        : table(
            w.duplicatesHead,
            duplicates.map((d) => [w.languages[d.locale], d.first, d.second, d.similarity.toFixed(2)]),
          )),
    '',
    `## ${w.gaps}`,
    '',
    ...(['zh-CN', 'en'] as const).map((l) => `- ${w.untranslated(w.languages[l], gaps.untranslated[l])}`),
    `- ${w.partly(ids(gaps.partlyTranslated))}`,
    `- ${w.unexplained(ids(gaps.unexplained))}`,
    `- ${w.thin(ids(gaps.thinRationale))}`,
    `- ${w.withoutSource(named(gaps.withoutSource))}`,
    `- ${w.withoutCognitive(named(gaps.withoutCognitive))}`,
    '',
    `## ${w.readability}`,
    '',
    w.readabilityLead,
    '',
    ...table(
      w.readabilityHead,
      quality.readability.map((r) => [
        w.languages[r.locale],
        r.sentences,
        r.mean.toFixed(1),
        r.longest,
        r.limit,
        named(r.long.map(({ itemId, length }) => `${itemId}: ${length}`)),
      ]),
    ),
    '',
    `## ${w.spread}`,
    '',
    w.spreadLead,
    '',
    ...spreadTable(bank, quality, locale),
    '',
    spread.offPlan === null ? w.noPlan : w.offPlan(spread.offPlan),
    '',
    `- ${w.kinds}: ${spread.kinds.map(({ kind, items }) => `${w.kindNames[kind]} ${items}`).join(', ')}`,
    `- ${w.cognitive}: ${spread.cognitive.map(({ level, items }) => `${w.levels[level]} ${items}`).join(', ')}`,
    `- ${w.practice(spread.practice, quality.items)}`,
    '',
    `## ${w.blueprints}`,
    '',
    ...blueprintTable(overlaps, locale),
    '',
  ];
  return lines.join('\n');
}

function blueprintTable(overlaps: readonly OverlapMeasure[], locale: Locale): string[] {
  const w = qualityWords[locale];
  if (overlaps.length === 0) return [w.noBlueprints];
  const rows = overlaps.map(({ blueprintId, locale: language, items, points: worth, papers, largest, mean, kept }) => [
    ...[blueprintId, w.languages[language], items, worth, papers, percent(largest), percent(mean)],
    kept ? w.fine : w.above,
  ]);
  return [w.blueprintsLead(papersKeptApart, percent(overlapLimit)), '', ...table(w.blueprintsHead, rows)];
}

function blindRow(result: BlindResult, locale: Locale): (string | number)[] {
  const w = qualityWords[locale];
  const { share, chance, position } = result;
  const strategy = w.strategies[result.strategy] + (position === undefined ? '' : ` (${w.position(position + 1)})`);
  return [
    w.languages[result.locale],
    strategy,
    result.questions,
    result.applicable,
    percent(share),
    percent(chance),
    points(share - chance),
    result.tooGood ? w.tooGood : w.fine,
  ];
}

function spreadTable(bank: Bank, { spread }: BankQuality, locale: Locale): string[] {
  const w = qualityWords[locale];
  const shown = (items: number, planned: number | null) => (planned === null ? String(items) : `${items} / ${planned}`);
  const sum = (cells: typeof spread.cells) =>
    shown(
      cells.reduce((total, cell) => total + cell.items, 0),
      spread.offPlan === null ? null : cells.reduce((total, cell) => total + (cell.planned ?? 0), 0),
    );
  const rows = bank.topics.map(({ id, title }) => {
    const own = spread.cells.filter(({ topic }) => topic === id);
    return [inLocale(title, locale), ...own.map(({ items, planned }) => shown(items, planned)), sum(own)];
  });
  const totals = [1, 2, 3, 4, 5].map((level) => sum(spread.cells.filter(({ difficulty }) => difficulty === level)));
  return table([w.topic, '1', '2', '3', '4', '5', w.total], [...rows, [w.total, ...totals, sum(spread.cells)]]);
}

/** The findings in a few lines for a terminal. */
export function qualityLines(quality: BankQuality, locale: Locale): string[] {
  const w = qualityWords[locale];
  const { duplicates, gaps, spread } = quality;
  const blind = quality.blind.map((result) => {
    const [language, strategy, , , share, chance, difference, finding] = blindRow(result, locale);
    return `  ${[language, strategy, share, chance, difference].join('  ')}  ${String(finding).replaceAll('*', '')}`;
  });
  return [
    `${w.blind}:`,
    ...blind,
    `${w.duplicates}: ${duplicates === null ? w.notCompared : duplicates.length}`,
    w.partly(String(gaps.partlyTranslated.length)),
    w.unexplained(String(gaps.unexplained.length)),
    ...quality.readability.map((r) => {
      const facts = w.readabilityHead.map((head, at) => [
        head,
        [w.languages[r.locale], r.sentences, r.mean.toFixed(1)][at],
      ]);
      const said = facts.slice(0, 3).map(([head, fact]) => `${head} ${fact}`);
      return `${w.readability}: ${said.join(', ')}, ${w.readabilityHead[5]} ${r.long.length}`;
    }),
    `${w.spread}: ${spread.offPlan === null ? w.noPlan : w.offPlan(spread.offPlan)}`,
  ];
}
