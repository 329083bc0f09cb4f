import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openHost } from '#host/host.ts';
import { caller, type Caller } from '../support/caller.ts';
import { foundOrganisation, signIn } from '../support/exam-day.ts';
import { generatedBank } from '../support/generated-bank.ts';
import { secondsToInsert } from './disk.ts';
import { figure, type Figures } from './figure.ts';

const items = 100_000;
const here = { console: true, device: 'console' };

async function itemsAsStored(author: Caller): Promise<string[]> {
  const { items: sample } = await author.banks.items({ bankId: 'large', version: 1, offset: 0, limit: 1 });
  const read = await author.banks.item({ bankId: 'large', version: 1, itemId: sample[0]?.itemId ?? '' });
  return new Array<string>(items).fill(JSON.stringify(read?.item));
}

/** A generated bank of 100,000 items taken in through `host.handle`, beside the mere storing of as many rows. */
export async function measureImport(folder: string): Promise<Figures> {
  mkdirSync(folder, { recursive: true });
  const host = await openHost({ dataFolder: join(folder, 'data'), uiFolder: folder });
  try {
    const send = (request: Request) => host.handle(request, here);
    await foundOrganisation(send);
    const author = caller(send, await signIn(send, 'staff', 'author'));
    const files = generatedBank('large', items);
    const started = performance.now();
    const answer = await author.banks.import({ files });
    const seconds = (performance.now() - started) / 1000;
    if (!answer.ok || answer.bank.items !== items) throw new Error('the bank was not taken in whole');
    const bare = secondsToInsert(folder, await itemsAsStored(author));
    return {
      'import of a bank of 100,000': figure(
        items / seconds,
        'items/s',
        items / bare,
        'as many rows of JSON inserted in one transaction',
      ),
    };
  } finally {
    await host.close();
  }
}
