import { describe, expect, it } from 'vitest';
import { bankQuality } from '#domain/item/quality.ts';
import { readBank } from '#host/formats/bank/read-bank.ts';
import { prepareExamDay } from '../support/exam-day.ts';
import { kindsBank } from '../support/kinds-bank.ts';
import { prepared } from '../support/test-host.ts';
import { hireForEverything, signInAs } from './staff-of-every-role.ts';

const files = kindsBank();
const office = prepared(async (host) => {
  const day = await prepareExamDay(host.send, { candidates: 1, items: 5, minutes: 10 });
  await hireForEverything(host, day.administratorBearer);
  const author = await signInAs(host, 'author');
  const imported = await host.as(author).banks.import({ files });
  if (!imported.ok) throw new Error(JSON.stringify(imported));
  return { author, bankId: imported.bank.bankId, version: imported.bank.version };
});

describe('the overview of a stored bank', () => {
  it('says what the check of its files says', async () => {
    const { host, day } = await office();
    const read = readBank(
      files.map((file) => ({
        path: file.path,
        content: 'text' in file ? file.text : Buffer.from(file.base64, 'base64'),
      })),
    );
    if (!read.ok) throw new Error('the bank has problems');
    const { author, ...which } = day;
    expect(await host.as(author).banks.quality(which)).toEqual(JSON.parse(JSON.stringify(bankQuality(read.bank))));
  });

  it('is nothing for a bank or a version that is not there', async () => {
    const { host, day } = await office();
    const { quality } = host.as(day.author).banks;
    expect(await quality({ bankId: day.bankId, version: 99 })).toBeNull();
  });

  it('leads to the items behind each number: by language, cognitive level and pool', async () => {
    const { host, day } = await office();
    const { author, ...which } = day;
    const { banks } = host.as(author);
    const count = async (filter: Partial<Parameters<typeof banks.items>[0]>) =>
      (await banks.items({ ...which, ...filter, offset: 0, limit: 1 })).total;
    const quality = await banks.quality(which);
    if (quality === null) throw new Error('there is no such bank');
    const { items, spread, gaps } = quality;
    expect(await count({ pool: 'practice' })).toBe(spread.practice);
    expect(await count({ pool: 'sealed' })).toBe(items - spread.practice);
    expect(await count({ complete: 'en' })).toBe(items - gaps.untranslated.en);
    for (const { level, items: wanted } of spread.cognitive) expect(await count({ cognitive: level })).toBe(wanted);
    expect(spread.practice).toBeGreaterThan(0);
    expect(spread.practice).toBeLessThan(items);
  });
});
