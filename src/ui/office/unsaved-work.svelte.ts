import { blockNavigation } from 'sv-router';

/** Knows whether what is on the screen differs from what was saved, and asks before it is thrown away. Make it in a component. */
export class UnsavedWork {
  /** True while the person is asked whether to leave; `LeaveDialog` shows it. */
  asking = $state(false);
  #picture: () => string;
  #kept = $state('');
  readonly now = $derived.by(() => this.#picture() !== this.#kept);
  #decide: (leave: boolean) => void = () => {};

  /** `picture` gives the whole draft as one text. */
  constructor(picture: () => string) {
    this.#picture = picture;
    this.#kept = picture();
    $effect(() =>
      blockNavigation({
        beforeUnload: () => !this.now,
        onNavigate: () => !this.now || this.#ask(),
      }),
    );
  }

  /** What is on the screen now is what is kept. */
  saved(): void {
    this.#kept = this.#picture();
  }

  /** The person's answer. */
  answer(leave: boolean): void {
    this.asking = false;
    this.#decide(leave);
  }

  #ask(): Promise<boolean> {
    this.asking = true;
    return new Promise((decide) => {
      this.#decide = decide;
    });
  }
}
