import { describe, expect, it } from 'vitest';
import { preparedResults, secondDecider } from './decided-exam.ts';
import { hire, password, signInAs } from './staff-of-every-role.ts';

const results = preparedResults();

describe('what waits for a second person', () => {
  it('are the decisions: those a decision-maker may make, apart from those another one must', async () => {
    const { host, day, decider } = await results();
    const mine = await decider.secondPerson.list({});
    // One candidate was trained by this decision-maker and one is the decision-maker: two of five are not theirs.
    expect(mine.map(({ kind, about, mine: own }) => [kind, about, own])).toEqual([
      ['decision', '3', true],
      ['decision', '2', false],
    ]);
    const other = host.as(await secondDecider(host, day));
    expect((await other.secondPerson.list({})).map(({ about, mine: own }) => [about, own])).toEqual([['5', true]]);
  });

  it('goes away once it is done, with nothing kept of the waiting itself', async () => {
    const { host, day } = await results();
    const other = host.as(await secondDecider(host, day));
    const candidateIds = [day.passed, day.alsoPassed, day.trained, day.oneself];
    const certified = await other.decisions.decide({ candidateIds, outcome: 'certify', reason: '', password });
    expect(certified.ok).toBe(true);
    expect((await other.secondPerson.list({})).map(({ about }) => about)).toEqual(['1']);
    await other.decisions.decide({ candidateIds: [day.failed], outcome: 'refuse', reason: '未达线', password });
    expect(await other.secondPerson.list({})).toEqual([]);
  });

  it('is told to the office as somebody else’s, and not to people who have no part in it', async () => {
    const { host, day } = await results();
    await hire(host, day.administratorBearer, {
      username: 'office',
      name: '办',
      employeeNumber: 'S-41',
      roles: ['administrator'],
    });
    const office = host.as(await signInAs(host, 'administrator', 'office'));
    expect((await office.secondPerson.list({})).map(({ about, mine }) => [about, mine])).toEqual([['5', false]]);
    expect(await host.as(await signInAs(host, 'hr')).secondPerson.list({})).toEqual([]);
  });
});
