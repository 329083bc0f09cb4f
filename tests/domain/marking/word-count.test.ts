import { describe, expect, it } from 'vitest';
import { countWords } from '#domain/marking/word-count.ts';

describe('the length of a response', () => {
  it.each([
    ['', 0],
    ['  \n，。！', 0],
    ['您好', 2],
    ['您好，林女士。', 5],
    ['Dear Ms Lin, we are sorry.', 6],
    ['7月电费315.90元', 6],
    ["the customer's bill", 3],
    ['用 APP 查询', 4],
    ['１２３度', 2],
  ])('of “%s” is %i', (text, words) => {
    expect(countWords(text)).toBe(words);
  });
});
