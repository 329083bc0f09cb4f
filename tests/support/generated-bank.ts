const topics = ['billing', 'faults', 'safety', 'service', 'law'];

/** Items per file: what a person would still open in an editor. */
const perFile = 2_000;

function item(number: number): string {
  const common = [
    `  - id: item-${number}`,
    `    topic: ${topics[number % topics.length] ?? 'law'}`,
    `    difficulty: ${1 + (number % 5)}`,
    `    sources: [{ source: made-up, place: Row ${number} }]`,
    `    stem: { zh-CN: 第${number}题：下列哪一项符合规定？, en: 'Item ${number}: which of these follows the rule?' }`,
    `    rationale: { zh-CN: 依据第${number}行。, en: By row ${number}. }`,
  ];
  if (number % 2 === 1) return [...common, '    kind: text', `    accepted: [word ${number}]`].join('\n');
  const options = ['a', 'b', 'c', 'd'].map(
    (id) => `      - { id: ${id}, text: { zh-CN: 第${number}题的选项${id}, en: Option ${id} of item ${number} } }`,
  );
  return [
    ...common,
    '    kind: single',
    '    options:',
    ...options,
    `    key: ${['a', 'b', 'c', 'd'][(number / 2) % 4]}`,
  ].join('\n');
}

/** A bank of `items` items in both languages, every other one a choice, every other one a word to type, as the files an author would hand in. */
export function generatedBank(id: string, items: number): { path: string; text: string }[] {
  const header = [
    'format: invigil-bank/1',
    `id: ${id}`,
    'version: 1',
    'title: { zh-CN: 生成的题库, en: Generated bank }',
    'notice: { zh-CN: 仅供测试，无实际内容。, en: Made for tests; it says nothing. }',
    'topics:',
    ...topics.map((topic) => `  - { id: ${topic}, title: { zh-CN: ${topic}, en: ${topic} } }`),
    'sources:',
    '  - { id: made-up, title: { zh-CN: 虚构来源, en: Made-up source } }',
    '',
  ].join('\n');
  const files = [{ path: 'bank.yaml', text: header }];
  for (let from = 0; from < items; from += perFile) {
    const numbers = Array.from({ length: Math.min(perFile, items - from) }, (_, at) => from + at);
    files.push({ path: `items/from-${from}.yaml`, text: `items:\n${numbers.map(item).join('\n')}\n` });
  }
  return files;
}
