import { silentOpus } from './opus.ts';

type BankFile = { path: string; text: string } | { path: string; base64: string };

const header = `format: invigil-bank/1
id: every-kind
version: 1
title: { zh-CN: 各种题型, en: Every kind }
notice: { zh-CN: 仅供测试。, en: Made for tests. }
topics: [{ id: all, title: { zh-CN: 全部, en: All } }]
sources: [{ id: made-up, title: { zh-CN: 虚构, en: Made up } }]
plan: [{ topic: all, items: 11, difficulty: { 1: 4, 2: 4, 3: 3 } }]
`;

/** A meter plate of 400 × 200 with a dial, a seal and a terminal cover. */
export const plate = `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" font-family="sans-serif">
  <defs><linearGradient id="steel"><stop offset="0" stop-color="#eee"/><stop offset="1" stop-color="#bbb"/></linearGradient></defs>
  <rect width="400" height="200" rx="8" fill="url(#steel)" stroke="#333"/>
  <g stroke="#333" fill="#fff"><rect x="20" y="20" width="160" height="60"/><circle cx="300" cy="50" r="30"/></g>
  <path d="M40 140 H360 V180 H40 Z" fill="#999" stroke="#333"/>
  <text x="30" y="58" font-size="24">01234.5</text>
</svg>
`;

const base = (id: string, difficulty: number, stem: string, en: string) => `  - id: ${id}
    topic: all
    difficulty: ${difficulty}
    cognitive: apply
    practice: true
    sources: [{ source: made-up, place: '1' }]
    stem: { zh-CN: '${stem}', en: '${en}' }
    rationale: { zh-CN: '因为如此。', en: 'Because it is so.' }
`;
const words = (...pairs: readonly [id: string, zh: string, en: string][]) =>
  `[${pairs.map(([id, zh, en]) => `{ id: ${id}, text: { zh-CN: '${zh}', en: '${en}' } }`).join(', ')}]`;
const four = words(['a', '甲项', 'First'], ['b', '乙项', 'Second'], ['c', '丙项', 'Third'], ['d', '丁项', 'Fourth']);

const items = [
  `${base('single', 1, '哪一项正确？', 'Which one is right?')}    kind: single
    options: ${four}
    key: b`,
  `${base('multiple', 1, '哪几项正确？', 'Which ones are right?')}    kind: multiple
    options: ${four}
    key: [a, c]`,
  `${base('true-false', 1, '下雨时可以测量电压。', 'Voltage may be measured in the rain.')}    kind: true-false
    key: false`,
  `${base('text', 1, '供电服务热线的号码是？', 'What is the number of the hotline?')}    kind: text
    accepted: ['95598']`,
  `${base('numeric', 2, '$P = U \\times I$，$U = 220$ V，$I = 5$ A，$P$ 是多少？', 'With $U = 220$ V and $I = 5$ A, what is $P = U \\times I$?')}    kind: numeric
    key: 1100
    tolerance: { significantDigits: 3 }
    unit: W`,
  `  - id: parametrised
    topic: all
    difficulty: 2
    sources: [{ source: made-up, place: '2' }]
    stem: { zh-CN: '{{watts}} W 的灯亮 {{hours}} h，用电多少？', en: 'A lamp of {{watts}} W burns for {{hours}} h: how much energy?' }
    rationale: { zh-CN: '{{watts}} × {{hours}} ÷ 1000 = {{key}}', en: '{{watts}} × {{hours}} ÷ 1000 = {{key}}' }
    kind: numeric
    parameters: [{ name: watts, values: [40, 60, 100] }, { name: hours, from: 1, to: 3, step: 0.5 }]
    formula: watts * hours / 1000
    tolerance: { absolute: 0 }
    unit: kWh`,
  `${base('ordering', 2, '按先后排列。', 'Put them in order.')}    kind: ordering
    entries: ${four}
    key: [c, a, d, b]`,
  `${base('matching', 2, '配对。', 'Match them.')}    kind: matching
    left: ${words(['one', '一', 'one'], ['two', '二', 'two'], ['three', '三', 'three'])}
    right: ${words(['r1', '壹', 'I'], ['r2', '贰', 'II'], ['r3', '叁', 'III'], ['r4', '肆', 'IV'])}
    key: { one: r1, two: r2, three: r3 }`,
  `${base('inline-choice', 3, '选择填空。', 'Choose for each gap.')}    kind: inline-choice
    text: { zh-CN: '城区{{city}}内、农村{{rural}}内到达现场。', en: 'On site within {{city}} in towns, {{rural}} in the country.' }
    gaps:
      - { id: city, options: ${words(['m45', '45 分钟', '45 minutes'], ['m90', '90 分钟', '90 minutes'])}, key: m45 }
      - { id: rural, options: ${words(['m45', '45 分钟', '45 minutes'], ['m90', '90 分钟', '90 minutes'])}, key: m90 }`,
  `${base('hotspot', 3, '指出封印。', 'Point at the seal.')}    kind: hotspot
    picture: plate.svg
    alt: { zh-CN: '一块电能表铭牌，上有三处可选', en: 'The plate of a meter with three places' }
    areas:
      - { id: display, shape: { rect: [20, 20, 160, 60] } }
      - { id: seal, shape: { circle: [300, 50, 30] } }
      - { id: terminals, shape: { polygon: [[40, 140], [360, 140], [360, 180], [40, 180]] } }
    key: [seal]`,
  `${base('listening', 3, '这段通话有哪些不规范之处？', 'What was wrong in this call?')}    kind: listening
    audio: call.opus
    plays: 2
    seconds: 2
    options: ${four}
    key: [b, d]
    transcript: { zh-CN: '（静音）', en: '(silence)' }`,
];

/** A bank with one item of every kind, and one whose numbers are drawn, in both languages, with its picture and its sound. */
export function kindsBank(): BankFile[] {
  return [
    { path: 'bank.yaml', text: header },
    { path: 'items/all.yaml', text: `items:\n${items.join('\n')}\n` },
    { path: 'media/plate.svg', base64: Buffer.from(plate).toString('base64') },
    { path: 'media/call.opus', base64: silentOpus(1.5).toString('base64') },
  ];
}
