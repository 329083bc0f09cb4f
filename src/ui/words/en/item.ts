import type { item as source } from '../zh-CN/item.ts';

/** What stands around an item, in the runner and in the office's preview. */
export const item: typeof source = {
  number: (n: number) => `Item ${n}`,
  kinds: {
    single: 'Single choice',
    multiple: 'Multiple choice',
    'true-false': 'True or false',
    text: 'Short text',
    numeric: 'Number',
    ordering: 'Ordering',
    matching: 'Matching',
    'inline-choice': 'Fill in by choice',
    hotspot: 'Picture',
    listening: 'Listening',
  },
  points: (n: number) => (n === 1 ? '1 point' : `${n} points`),
  right: 'True',
  wrong: 'False',
  multipleHint: 'Choose one or more',
  multipleScoring: {
    'all-or-nothing': '; points only for exactly the right ones',
    'per-choice': '; each right one earns, each wrong one takes, never below zero',
    'no-wrong': '; some of the right ones earn part of the points, any wrong one none',
  },
  yourResponse: 'Your response',
  longAnswer: 'Written answer',
  wordsNow: (count) => (count === 1 ? '1 word' : `${count} words`),
  wordsWanted: (min, max) =>
    min === null && max === null
      ? ''
      : min === null
        ? `up to ${max} words`
        : max === null
          ? `at least ${min} words`
          : `${min}–${max} words`,
  wordsOver: (over) => (over === 1 ? '1 word too many' : `${over} words too many`),
  yourNumber: 'Your response (a number)',
  yourNumberIn: (unit: string) => `Your response (in ${unit})`,
  numericHint: 'Type a number, for example 12.5',
  partsScoring: {
    'all-or-nothing': 'Points only when everything is right',
    'per-part': 'Each right part earns its share',
  },
  orderingHint: 'Move entries with the arrow buttons of each row, or with the up and down keys',
  keepOrder: 'Respond with this order',
  moveUp: (entry) => `Move up: ${entry}`,
  moveDown: (entry) => `Move down: ${entry}`,
  movedTo: (entry, place, all) => `${entry}: now ${place} of ${all}`,
  matchingRight: 'To choose from',
  matchingHint: 'Choose what belongs to each',
  alreadyMatched: '(used)',
  chooseOne: 'Choose',
  gapOf: (n, all) => `Gap ${n} of ${all}`,
  hotspotHint: 'Choose one or more of the lettered areas of the picture',
  area: (letter) => `Area ${letter}`,
  areasChosen: (letters) => `Chosen: ${letters}`,
  noAreaChosen: 'No area chosen yet',
  listMark: ', ',
  pictureMissing: 'The picture could not be shown. Raise your hand.',
  soundMissing: 'The recording could not be fetched. Raise your hand.',
  fetchAgain: 'Fetch again',
  play: 'Play the recording',
  playing: 'Playing',
  played: 'Progress',
  secondsOf: (at, all) => `${at} / ${all} s`,
  playsLeft: (left) =>
    left === 0
      ? 'No plays left'
      : left === Infinity
        ? 'Can be played again and again'
        : left === 1
          ? 'Can be played once more'
          : `Can be played ${left} more times`,
  leavingStops: 'A play counts as soon as it begins; leaving this item stops it.',
  keyHere: 'Right answer',
  keyChosen: 'Right answer, chosen',
  notKey: 'Not right',
  keyIs: (key) => `Right answer: ${key}`,
  keyPlace: (place) => `Belongs in place ${place}`,
  areaOfKey: (area) => `${area}, right answer`,
  playFailed: 'The recording could not be played. Raise your hand.',
};
