import type { Locale } from '#domain/item/locale.ts';
import type { Answers, Asked } from '../answers.ts';
import { failureOf, type CallFailure, type HostLink } from '../call.ts';
import type { ItemResponse } from '../items/item-response.ts';

type Ok<T> = Extract<T, { ok: true }>;
type EnterRefusal = Extract<Answers['practice']['enter'], { ok: false }>;
export type Home = Ok<Answers['practice']['home']>;
export type BankProgress = Home['banks'][number];
export type Shown = Ok<Answers['practice']['next']>;
export type Feedback = Ok<Answers['practice']['respond']>;
export type Mistake = Ok<Answers['practice']['mistakes']>['mistakes'][number];
/** What somebody asked to practise. */
export type Wish = Pick<Asked['practice']['next'], 'bankId' | 'topic' | 'only'>;
type Refused = { readonly ok: false; readonly reason: string };

/** A trainee at this seat: from the code of the pass to the next item, and out again. */
export class PracticeVisit {
  screen = $state<'entry' | 'home' | 'item' | 'mistakes'>('entry');
  refusal = $state.raw<EnterRefusal | null>(null);
  /** The host no longer knows the sign-in: revoked, replaced, or used elsewhere. */
  ended = $state(false);
  /** An exam of the person is under way. */
  examOpen = $state(false);
  failure = $state<CallFailure | null>(null);
  busy = $state(false);
  home = $state.raw<Home | null>(null);
  shown = $state.raw<Shown | null>(null);
  response = $state.raw<ItemResponse | null>(null);
  feedback = $state.raw<Feedback | null>(null);
  mistakes = $state.raw<readonly Mistake[]>([]);
  /** The bank whose mistakes are on the screen. */
  bankId = $state('');
  /** What was asked for has come to its end; how it was asked for. */
  nothingLeft = $state<Wish['only'] | null>(null);
  readonly seat: string;
  readonly #link: HostLink;
  readonly #locale: () => Locale;
  /** Settled once no question is under way. */
  #running: Promise<unknown> = Promise.resolve();
  #wish: Wish = { bankId: '', topic: null, only: 'all' };

  constructor(link: HostLink, seat: string, locale: () => Locale) {
    this.#link = link;
    this.seat = seat;
    this.#locale = locale;
  }

  get #host() {
    return this.#link.client.practice;
  }

  /** Runs one question to the host; null when it failed, was refused for an open exam, or another one is still under way. */
  async #ask<T extends object>(question: () => Promise<T>): Promise<T | null> {
    if (this.busy) return null;
    this.busy = true;
    try {
      const asked = question();
      this.#running = asked.catch(() => undefined);
      const answer = await asked;
      this.failure = null;
      this.examOpen = isRefused(answer) && answer.reason === 'exam-open';
      return this.examOpen ? null : answer;
    } catch (error) {
      // A sign-in that ended brings the person back to the entry, which says why.
      this.failure = this.ended ? null : failureOf(error);
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** Signs in with the code of a pass. */
  async enter(code: string): Promise<void> {
    const answer = await this.#ask(() => this.#host.enter({ code, seat: this.seat }));
    this.ended = false;
    this.refusal = answer?.ok === false ? answer : null;
    if (answer?.ok !== true) return;
    this.#link.actAs(answer.bearer);
    this.#link.onSignedOut = () => this.#forget(true);
    await this.goHome();
  }

  /** Out of an item also while the next one is on its way: the press is not lost. */
  async goHome(): Promise<void> {
    await this.#running;
    const answer = await this.#ask(() => this.#host.home({ locale: this.#locale() }));
    if (answer?.ok !== true) return;
    this.home = answer;
    this.screen = 'home';
  }

  async practise(wish: Wish): Promise<void> {
    this.#wish = wish;
    this.nothingLeft = null;
    await this.next();
  }

  async next(): Promise<void> {
    const wish = this.#wish;
    const answer = await this.#ask(() => this.#host.next({ ...wish, locale: this.#locale() }));
    if (answer === null) return;
    if (!answer.ok) {
      this.nothingLeft = wish.only;
      await this.goHome();
      return;
    }
    this.shown = answer;
    this.response = this.feedback = null;
    this.screen = 'item';
  }

  /** Gives the response; null asks for the answer. A second press is the first response again. */
  async respond(response: ItemResponse | null): Promise<void> {
    const ref = this.shown?.item.ref;
    if (ref === undefined || this.feedback !== null) return;
    const answer = await this.#ask(() => this.#host.respond({ ref, response }));
    if (answer === null) return;
    // The host shows something else to this person by now: what is on this screen is not answered any more.
    if (!answer.ok) return this.next();
    this.response = answer.response;
    this.feedback = answer;
  }

  async seeMistakes(bankId: string): Promise<void> {
    const answer = await this.#ask(() => this.#host.mistakes({ bankId, locale: this.#locale() }));
    if (answer?.ok !== true) return;
    this.mistakes = answer.mistakes;
    this.bankId = bankId;
    this.screen = 'mistakes';
  }

  /** The picture or sound of what is shown. */
  async file(ref: string) {
    const answer = await this.#host.media({ ref });
    return answer.ok ? answer.file : null;
  }

  /** Reads what is on the screen again, after the language changed. An item keeps the language it was shown in. */
  async readAgain(): Promise<void> {
    if (this.screen === 'home') await this.goHome();
    else if (this.screen === 'mistakes') await this.seeMistakes(this.bankId);
  }

  /** Erases everything. True when it is gone. */
  async erase(): Promise<boolean> {
    const done = (await this.#ask(() => this.#host.eraseMine({}))) !== null;
    if (done) await this.goHome();
    return done;
  }

  async leave(): Promise<void> {
    if (this.#link.signedIn) await this.#host.leave({}).catch(() => undefined);
    this.#forget(false);
  }

  #forget(ended: boolean): void {
    this.#link.actAs(null);
    this.#link.onSignedOut = () => {};
    this.home = this.shown = this.response = this.feedback = this.refusal = this.nothingLeft = null;
    this.mistakes = [];
    this.examOpen = false;
    this.failure = null;
    this.ended = ended;
    this.screen = 'entry';
  }
}

function isRefused(answer: object): answer is Refused {
  return 'ok' in answer && answer.ok === false && 'reason' in answer;
}
