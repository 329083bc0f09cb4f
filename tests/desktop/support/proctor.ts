import { expect, type Page } from '@playwright/test';
import type { SeatCard } from '#contract/room.ts';
import { samplePassword } from '#host/sample/sample-people.ts';
import { callHost } from './call-host.ts';

/** The sample's proctor, who works beside the window under test: signs in and acts by operations alone. */
export class SampleProctor {
  readonly #page: Page;
  readonly #bearer: string;
  readonly #sessionId: string;

  private constructor(page: Page, bearer: string, sessionId: string) {
    this.#page = page;
    this.#bearer = bearer;
    this.#sessionId = sessionId;
  }

  static async signIn(page: Page): Promise<SampleProctor> {
    const seat = Buffer.from('the proctors seat').toString('base64url').slice(0, 22);
    const wish = { username: 'proctor', password: samplePassword, role: 'proctor', seat };
    const opened = await callHost(page, 'signIn.open', wish);
    expect(opened).toMatchObject({ status: 200, json: { ok: true } });
    const { bearer } = opened.json as { bearer: string };
    const [session] = (await callHost(page, 'room.sessions', {}, bearer)).json as { sessionId: string }[];
    return new SampleProctor(page, bearer, session?.sessionId ?? '');
  }

  async card(admissionNumber: string): Promise<SeatCard | undefined> {
    const { status, json } = await callHost(this.#page, 'room.board', { sessionId: this.#sessionId }, this.#bearer);
    expect(status, JSON.stringify(json)).toBe(200);
    return (json as { cards: SeatCard[] }).cards.find((card) => card.admissionNumber === admissionNumber);
  }

  /** Waits until the candidate is as far as `ready` says, then acts on the attempt. */
  async act(verb: 'admit' | 'start', admissionNumber: string, ready: (card: SeatCard) => boolean): Promise<void> {
    await expect
      .poll(async () => {
        const card = await this.card(admissionNumber);
        return card !== undefined && ready(card);
      })
      .toBe(true);
    const attemptIds = [(await this.card(admissionNumber))?.attemptId];
    const { json } = await callHost(this.#page, `room.${verb}`, { attemptIds }, this.#bearer);
    expect(json).toMatchObject({ done: attemptIds, refused: [] });
  }
}
