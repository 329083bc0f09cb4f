import { readFileSync } from 'node:fs';
import { openForReading } from '#host/storage/database.ts';

interface Sample {
  /** Seconds of this process. */
  readonly at: number;
  readonly rssMb: number;
  readonly cpuSeconds: number;
  /** Of the thread that answers: how long it ran, and how long it was ready to and had no processor. */
  readonly ranSeconds: number;
  readonly waitedSeconds: number;
}

/** The kernel counts a process's time in hundredths of a second. */
const perSecond = 100;

function sampleOf(pid: number): Sample {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user = '0', system = '0'] = fields.split(' ').slice(11, 13);
  const [ran = '0', waited = '0'] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
  return {
    at: performance.now() / 1_000,
    rssMb: Number(kb) / 1_024,
    cpuSeconds: (Number(user) + Number(system)) / perSecond,
    ranSeconds: Number(ran) / 1e9,
    waitedSeconds: Number(waited) / 1e9,
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

/** Looks at the host's process from outside: memory, processor, and whether it leaves word in time that it lives. Linux only. */
export class ProcessWatch {
  readonly #pid: number;
  readonly #samples: Sample[] = [];
  readonly #ticks: number[] = [];
  readonly #stops: (() => void)[];

  constructor(pid: number, dataFolder: string) {
    this.#pid = pid;
    this.#samples.push(sampleOf(pid));
    const db = openForReading(dataFolder);
    const tick = db.prepare<[], { mono: number }>('SELECT mono FROM tick');
    const lookAtTick = setInterval(() => {
      const mono = tick.get()?.mono;
      if (mono !== undefined && mono !== this.#ticks.at(-1)) this.#ticks.push(mono);
    }, 100);
    const sampling = setInterval(() => this.#samples.push(sampleOf(pid)), 1_000);
    this.#stops = [() => clearInterval(lookAtTick), () => clearInterval(sampling), () => void db.close()];
  }

  now(): Sample {
    const sample = sampleOf(this.#pid);
    this.#samples.push(sample);
    return sample;
  }

  /** The memory between two moments: in its first and its last quarter (MB), and how it rises by a straight line (MB a minute). */
  memory(from: Sample, to: Sample): { first: number; last: number; perMinute: number } {
    const within = this.#samples.filter(({ at }) => at >= from.at && at <= to.at);
    const quarter = Math.max(1, Math.floor(within.length / 4));
    const [t, m] = [mean(within.map(({ at }) => at)), mean(within.map(({ rssMb }) => rssMb))];
    const along = within.reduce((sum, { at, rssMb }) => sum + (at - t) * (rssMb - m), 0);
    const spread = within.reduce((sum, { at }) => sum + (at - t) ** 2, 0);
    return {
      first: mean(within.slice(0, quarter).map(({ rssMb }) => rssMb)),
      last: mean(within.slice(-quarter).map(({ rssMb }) => rssMb)),
      perMinute: (along / spread) * 60,
    };
  }

  /** The longest time between two words that the host lives (ms). */
  longestTick(): number {
    return Math.max(...this.#ticks.slice(1).map((mono, at) => mono - (this.#ticks[at] ?? mono)));
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }
}
