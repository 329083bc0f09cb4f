import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '#domain/calculator/evaluate.ts';
import { shown } from '#domain/calculator/fraction.ts';

const result = (text: string) => {
  const answer = evaluate(text);
  return answer.ok ? shown(answer.value) : answer.fault;
};

describe('The calculator at a seat', () => {
  it.each([
    ['0.1+0.2', '0.3'],
    ['1/3*3', '1'],
    ['2+3*4', '14'],
    ['(2+3)*4', '20'],
    ['10-4-3', '3'],
    ['100/10/5', '2'],
    ['-5+2', '-3'],
    ['3*-2', '-6'],
    ['200×5%', '10'],
    ['50%', '0.5'],
    ['(18273.4−17911.9)×0.5653', '204.35595'],
    ['１２', 'unreadable'],
    ['12，5', 'unreadable'],
    ['（1＋2）×3', '9'],
    ['1/0', 'by-zero'],
    ['1/(2-2)', 'by-zero'],
    ['', 'unreadable'],
    ['2+', 'unreadable'],
    ['(2', 'unreadable'],
    ['1.2.3', 'unreadable'],
    ['.5+.5', '1'],
    ['1,5', 'unreadable'],
    ['1 000 + 1', '1001'],
    ['2/3', '0.66666666667'],
    ['1000000/3', '333333.333333'],
    ['999999999999+1', null],
    ['-0.00000000000001', '0'],
    [`${'('.repeat(40)}1${')'.repeat(40)}`, 'unreadable'],
    ['9'.repeat(121), 'unreadable'],
    ['2**3', 'unreadable'],
    ['alert(1)', 'unreadable'],
  ])('says of %s: %s', (text, said) => {
    expect(result(text)).toBe(said);
  });

  it('adds, takes off and multiplies money as exactly as whole numbers of its smallest coin', () => {
    const money = fc.integer({ min: 0, max: 9_999_999 });
    const written = (coins: number) => `${Math.floor(coins / 100)}.${String(coins % 100).padStart(2, '0')}`;
    fc.assert(
      fc.property(money, money, fc.integer({ min: 0, max: 999 }), (a, b, n) => {
        const coins = a + b * n - a;
        expect(result(`${written(a)}+${written(b)}*${n}-${written(a)}`)).toBe(
          coins % 100 === 0 ? String(coins / 100) : written(coins).replace(/0$/u, ''),
        );
      }),
    );
  });
});
