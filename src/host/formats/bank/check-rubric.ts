import type { FieldPath } from './bank-problem.ts';
import type { Report } from './check-item.ts';
import { checkRepeats } from './check-lists.ts';
import { asList, asMap, asText, type RawMap } from './raw.ts';
import { expectations } from './wording.ts';

/** A criterion with the place to name when something is wrong with it: its own, or that of the `use` it came by. */
interface Placed {
  readonly criterion: RawMap;
  readonly path: FieldPath;
}

const mostCriteria = 60;
/** Weights such as 12.1 and 0.9 may miss the sum by what a binary fraction cannot hold. */
const rounding = 1e-9;

/** How many sections that earn points a rubric may have; any number where nothing is said. */
export interface SectionsWanted {
  readonly least: number;
  readonly most: number;
}

/** What the schema of a rubric cannot say. `blocks` are those of the bank, as its files have them. */
export function checkRubric(
  rubric: RawMap,
  blocks: ReadonlyMap<string, RawMap>,
  report: Report,
  wanted?: SectionsWanted,
): void {
  const sections = asList(rubric['sections']).map(asMap);
  const place: FieldPath = ['rubric', 'sections'];
  const ids: (string | undefined)[] = [];
  const criteria: Placed[] = [];
  /** Of the sections that earn points; undefined where one has none. */
  const weights: (number | undefined)[] = [];
  let unknown = false;
  sections.forEach((section, s) => {
    const used = asText(section['use']);
    const block = used === undefined ? undefined : blocks.get(used);
    if (used !== undefined && block === undefined) {
      unknown = true;
      report([...place, s, 'use'], 'unknown-block', expectations.block([...blocks.keys()]));
    }
    const own = asList(section['criteria']).map(asMap);
    checkCriteria(own, [...place, s, 'criteria'], report);
    const shared = asList(block?.['criteria']).map((one) => ({ criterion: asMap(one), path: [...place, s, 'use'] }));
    const all = [...shared, ...own.map((criterion, c) => ({ criterion, path: [...place, s, 'criteria', c] }))];
    const held = all.map(({ criterion }) => criterion);
    checkWorth(section, held, [...place, s], report);
    ids.push(used ?? asText(section['id']));
    criteria.push(...all);
    const weight = section['weight'] ?? block?.['weight'];
    if (held.some(earns)) weights.push(typeof weight === 'number' ? weight : undefined);
  });
  checkRepeats(ids, (at) =>
    report([...place, at, sections[at]?.['use'] === undefined ? 'id' : 'use'], 'repeated-id', expectations.uniqueHere),
  );
  checkRepeats(
    criteria.map(({ criterion }) => asText(criterion['id'])),
    (at) => {
      const { path = [], criterion = {} } = criteria[at] ?? {};
      const shared = path.at(-1) === 'use';
      report(shared ? path : [...path, 'id'], 'repeated-id', expectations.uniqueHere, asText(criterion['id']));
    },
  );
  if (criteria.length > mostCriteria) {
    report(place, 'too-many', expectations.atMost(String(mostCriteria), 'list'), String(criteria.length));
  }
  if (unknown) return; // what the rubric would hold with the block is not known
  // A share of nothing could not be compared with a pass line.
  if (criteria.length > 0 && weights.length === 0) report(place, 'nothing-to-earn', expectations.attainable);
  checkWeights(weights, place, report);
  const earning = weights.length;
  if (wanted !== undefined && earning > 0 && (earning < wanted.least || earning > wanted.most)) {
    report(place, 'sections-count', expectations.sectionsBetween(wanted.least, wanted.most), String(earning));
  }
}

function checkWeights(weights: readonly (number | undefined)[], path: FieldPath, report: Report): void {
  const given = weights.filter((weight) => weight !== undefined);
  if (given.length === 0) return;
  const sum = given.reduce((total, weight) => total + weight, 0);
  const found = weights.map((weight) => weight ?? '—').join(' + ');
  if (given.length < weights.length) report(path, 'weights', expectations.weightsOfAll, found);
  else if (Math.abs(sum - 100) > rounding) report(path, 'weights', expectations.weightsSum, `${found} = ${sum}`);
}

/** A section's own numbers against what it holds. */
export function checkWorth(section: RawMap, criteria: readonly RawMap[], path: FieldPath, report: Report): void {
  const { weight, floor } = section;
  if (criteria.length === 0) return;
  if (weight !== undefined && !criteria.some(earns)) {
    report([...path, 'weight'], 'weight-of-nothing', expectations.weightWhereEarned);
  }
  if (typeof floor === 'number' && floor < 0 && !criteria.some(({ kind }) => kind === 'deduction')) {
    report([...path, 'floor'], 'floor-of-nothing', expectations.floorWhereDeducted);
  }
}

function earns({ kind, points }: RawMap): boolean {
  return (kind === 'levels' || kind === 'yes-no') && points !== 0;
}

/** Criteria of one list, each by itself. */
export function checkCriteria(criteria: readonly RawMap[], path: FieldPath, report: Report): void {
  criteria.forEach((criterion, at) => {
    checkLevels(criterion, [...path, at], report);
    checkSeverity(criterion, [...path, at], report);
  });
}

function checkSeverity(criterion: RawMap, path: FieldPath, report: Report): void {
  const { kind, severity, points, times, notApplicable } = criterion;
  const earned = kind === 'levels' || kind === 'yes-no';
  if (severity === 'fatal') {
    if (kind !== 'deduction') report([...path, 'kind'], 'fatal-kind', expectations.fatalKind);
    if (points !== undefined) report([...path, 'points'], 'fatal-points', expectations.noFatalPoints);
  } else if (points === undefined) report([...path, 'points'], 'missing-field', expectations.number);
  if (times !== undefined && (earned || severity === 'fatal')) report([...path, 'times'], 'times', expectations.times);
  if (notApplicable === true && !earned) {
    report([...path, 'notApplicable'], 'not-applicable', expectations.notApplicable);
  }
}

function checkLevels({ kind, levels, points }: RawMap, path: FieldPath, report: Report): void {
  if (kind !== 'levels') {
    if (levels !== undefined) report([...path, 'levels'], 'levels', expectations.noLevels);
    return;
  }
  if (levels === undefined) report([...path, 'levels'], 'levels', expectations.levels);
  const steps = asList(levels).map((level) => asMap(level)['points']);
  steps.forEach((step, at) => {
    const before = steps[at - 1];
    if (typeof step === 'number' && typeof before === 'number' && step <= before) {
      report([...path, 'levels', at, 'points'], 'levels-order', expectations.rising);
    }
  });
  const top = steps.at(-1);
  if (typeof top === 'number' && typeof points === 'number' && top !== points) {
    report([...path, 'points'], 'levels-points', expectations.topLevel);
  }
}
