import { prepareExamDay } from '../support/exam-day.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import type { Day } from './exam.ts';
import { halfSealed, halfSealedBank } from './half-sealed-bank.ts';
import { givePass, practise, rightNow, wrongFor } from './practising.ts';
import { hireForEverything, signInAs } from './staff-of-every-role.ts';

type PracticeDay = Day & { readonly code: string };

/** Two candidates who sit and are checked, a bank half of which is sealed, and 学员甲 with a pass for it. */
export const preparedPractice = () =>
  prepared(async (host): Promise<PracticeDay> => {
    const { proctor: _, ...day } = await prepareExamDay(host.send, { candidates: 2, items: 5, minutes: 10 });
    const accountId = await hireForEverything(host, day.administratorBearer);
    const author = host.as(await signInAs(host, 'author'));
    const imported = await author.banks.import({ files: halfSealedBank() });
    if (!imported.ok) throw new Error(JSON.stringify(imported));
    const { code } = await givePass(host, 'T-1', '学员甲', [halfSealed]);
    return { ...day, accountId, code };
  });

/** 学员甲 at a seat: what can be asked there. */
export async function sitDownToPractise({ host, day }: { host: TestHost; day: PracticeDay }) {
  const bearer = await practise(host, day.code);
  const { practice } = host.as(bearer);
  const next = async (only: 'all' | 'mistakes' = 'all') => {
    const answer = await practice.next({ bankId: halfSealed, topic: null, only, locale: 'zh-CN' });
    if (!answer.ok) throw new Error(answer.reason);
    return answer.item;
  };
  const respond = async (right: boolean) => {
    const item = await next();
    const given = await practice.respond({
      ref: item.ref,
      response: (right ? rightNow(host) : wrongFor(item)) as never,
    });
    if (!given.ok) throw new Error(given.reason);
    return { item, given };
  };
  const home = async () => {
    const answer = await practice.home({ locale: 'zh-CN' });
    if (!answer.ok) throw new Error(answer.reason);
    const [bank] = answer.banks;
    if (bank === undefined) throw new Error('no bank');
    return bank;
  };
  return { host, day, bearer, practice, next, respond, home };
}
