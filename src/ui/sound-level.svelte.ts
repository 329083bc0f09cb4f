/** Milliseconds between two looks at a microphone. */
const lookMs = 100;
/** Root mean square of loud speech near a microphone: the end of the bar. */
const loud = 0.25;
/** What is left of a level at the next look: a word is seen, however short. */
const fall = 0.85;

/** How loud a microphone is just now, to be shown: 0 … 1. Nothing of the sound is kept. */
export class SoundLevel {
  value = $state(0);
  #context: AudioContext | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  listen(stream: MediaStream): void {
    this.stop();
    const context = (this.#context = new AudioContext());
    // A longer stretch than lies between two looks: nothing is missed.
    const looker = new AnalyserNode(context, { fftSize: 8_192 });
    context.createMediaStreamSource(stream).connect(looker);
    const samples = new Float32Array(looker.fftSize);
    this.#timer = setInterval(() => {
      // A browser wakes it only after somebody pressed something.
      if (context.state === 'suspended') void context.resume();
      looker.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, one) => sum + one * one, 0) / samples.length;
      this.value = Math.min(1, Math.max(Math.sqrt(power) / loud, this.value * fall));
    }, lookMs);
  }

  stop(): void {
    clearInterval(this.#timer);
    void this.#context?.close();
    this.#context = null;
    this.value = 0;
  }
}
