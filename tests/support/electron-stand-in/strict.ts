import { EventEmitter } from 'node:events';

/** Wraps an imitated object: whatever it does not have throws by name, so that nothing unimitated passes a test. */
export function strict<T extends object>(name: string, imitation: T): T {
  return new Proxy(imitation, {
    get(target, key) {
      // Promises, JSON and the inspector ask every object for these.
      if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON' || key === '$$typeof') {
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' && key !== 'constructor' ? value.bind(target) : value;
      }
      throw new Error(`Stand-in: ${name}.${key} is not imitated`);
    },
  });
}

/** What a listener may prevent by `preventDefault()`. */
export interface Preventable {
  defaultPrevented: boolean;
  preventDefault(): void;
}

/** An emitter that knows its events: listening for one that is never imitated throws by name. */
export class StrictEmitter extends EventEmitter {
  readonly #name: string;
  readonly #known: ReadonlySet<string>;

  constructor(name: string, known: readonly string[]) {
    super();
    this.#name = name;
    this.#known = new Set([...known, 'newListener', 'removeListener']);
  }

  override on(event: string | symbol, listener: (...values: never[]) => void): this {
    if (typeof event === 'string' && !this.#known.has(event))
      throw new Error(`Stand-in: the event '${event}' of ${this.#name} is not imitated`);
    return super.on(event, listener as (...values: unknown[]) => void);
  }

  override once(event: string | symbol, listener: (...values: never[]) => void): this {
    if (typeof event === 'string' && !this.#known.has(event))
      throw new Error(`Stand-in: the event '${event}' of ${this.#name} is not imitated`);
    return super.once(event, listener as (...values: unknown[]) => void);
  }

  /** Emits with a preventable event of these details; true when a listener prevented it. */
  prevented(event: string, details: object = {}, ...rest: unknown[]): boolean {
    const preventable: Preventable = {
      ...details,
      defaultPrevented: false,
      preventDefault() {
        this.defaultPrevented = true;
      },
    };
    this.emit(event, preventable, ...rest);
    return preventable.defaultPrevented;
  }
}

/** Passes JSON values only: all that this program's messages hold. A structured clone would keep more. */
export function onlyJson(value: unknown): unknown {
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map(onlyJson);
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, onlyJson(inner)]));
  throw new Error(
    `Stand-in: only JSON values cross between page and main; this is ${Object.prototype.toString.call(value)}`,
  );
}
