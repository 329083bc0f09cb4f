import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Response as Given } from '#domain/item/response.ts';
import { openHost, type Host } from '#host/host.ts';
import { caller } from '../support/caller.ts';
import { prepareExamDay, type Seated } from '../support/exam-day.ts';
import { committer, overwriter } from './disk.ts';
import { figure, quantile, together, type Figures, type Round } from './figure.ts';

const here = { console: true, device: 'console' };
const seats = 200;
const rounds = 7;
/** Saves (and commits, and overwrites) of one round. */
const alone = 400;
const each = 20;

/** A seat that gives responses one after another, each to the next item of its paper. */
interface Sitting {
  readonly bearer: string;
  readonly items: readonly { readonly ref: string; readonly response: Given | null }[];
  given: number;
}

async function sitDown(host: Host, candidate: Seated): Promise<Sitting> {
  const paper = await caller((request) => host.handle(request, here), candidate.bearer).candidate.paper({});
  if (!paper.ok) throw new Error('the paper was refused');
  const items = paper.items.map(({ ref, kind, options }) => ({
    ref,
    response:
      kind === 'single'
        ? { kind, choice: options[0]?.ref ?? '' }
        : { kind: 'text' as const, text: '核对户号、联系方式与停电范围后派单' },
  }));
  return { bearer: candidate.bearer, items, given: 0 };
}

function nextSave(sitting: Sitting): Request {
  const at = sitting.given % sitting.items.length;
  const revision = Math.floor(sitting.given / sitting.items.length) + 1;
  sitting.given += 1;
  const { ref, response } = sitting.items[at] ?? { ref: '', response: null };
  return new Request('http://127.0.0.1/rpc/candidate/save', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${sitting.bearer}` },
    body: JSON.stringify({ json: { ref, revision, response } }),
  });
}

/** Every seat sends its next save when the one before is acknowledged. The requests are made beforehand. */
async function saveRound(host: Host, sittings: readonly Sitting[], times: number): Promise<Round> {
  const batches = sittings.map((sitting) => Array.from({ length: times }, () => nextSave(sitting)));
  const single: number[] = [];
  const answers: Response[] = [];
  const started = performance.now();
  await Promise.all(
    batches.map(async (requests) => {
      for (const request of requests) {
        const from = performance.now();
        answers.push(await host.handle(request, here));
        single.push(performance.now() - from);
      }
    }),
  );
  const perSecond = (single.length / (performance.now() - started)) * 1000;
  for (const answer of answers) {
    const { json } = (await answer.json()) as { json: { ok?: boolean } };
    if (json.ok !== true) throw new Error(`a save was not acknowledged: ${JSON.stringify(json)}`);
  }
  return { perSecond, each: single };
}

/** Saves through `host.handle`, with 1 seat and with 200, between rounds of what the disk and SQLite do by themselves. */
export async function measureSaves(folder: string): Promise<Figures> {
  mkdirSync(folder, { recursive: true });
  const host = await openHost({ dataFolder: join(folder, 'data'), uiFolder: folder });
  const disk = overwriter(folder);
  const sqlite = committer(folder);
  try {
    const day = await prepareExamDay((request) => host.handle(request, here), {
      candidates: seats,
      items: 50,
      minutes: 240,
    });
    await day.proctor.room.start({ attemptIds: day.candidates.map((one) => one.attemptId) });
    const sittings = await Promise.all(day.candidates.map((one) => sitDown(host, one)));
    const measured: { overwrite: Round; commit: Round; one: Round; many: Round }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const all = {
        overwrite: disk.round(alone),
        one: await saveRound(host, sittings.slice(0, 1), alone),
        commit: sqlite.round(alone),
        many: await saveRound(host, sittings, each),
      };
      if (round > 0) measured.push(all); // the first round only warms up
    }
    const of = (what: keyof (typeof measured)[number]) => together(measured.map((round) => round[what]));
    return figures(of('overwrite'), of('commit'), of('one'), of('many'));
  } finally {
    sqlite.close();
    disk.close();
    await host.close();
  }
}

function figures(overwrite: Round, commit: Round, one: Round, many: Round): Figures {
  const [toDisk, toSqlite] = ['overwrite + fdatasync of 4 KiB', 'one-row commit, WAL, synchronous FULL'];
  const time = (round: Round, share: number, limit: Round, limitIs: string) =>
    figure(quantile(round.each, share), 'ms', quantile(limit.each, share), limitIs);
  return {
    'saves with 1 seat': figure(one.perSecond, 'saves/s', overwrite.perSecond, toDisk, 0.3),
    'saves with 200 seats': figure(many.perSecond, 'saves/s', overwrite.perSecond, toDisk, 0.9),
    'saves with 1 seat, beside SQLite': figure(one.perSecond, 'saves/s', commit.perSecond, toSqlite),
    'saves with 200 seats, beside SQLite': figure(many.perSecond, 'saves/s', commit.perSecond, toSqlite),
    'save with 1 seat, p50': time(one, 0.5, overwrite, toDisk),
    'save with 1 seat, p99': time(one, 0.99, overwrite, toDisk),
    'save with 200 seats, p50': time(many, 0.5, overwrite, toDisk),
    'save with 200 seats, p99': time(many, 0.99, overwrite, toDisk),
  };
}
