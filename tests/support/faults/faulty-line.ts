import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface Pair {
  readonly client: Socket;
  readonly host: Socket;
  /** What the client has sent since the host last said something: the request under way. */
  request: Buffer[];
}

/** The network between one seat and the host: a loopback proxy that can be cut, slowed down, half closed and made to stutter. */
export class FaultyLine {
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  /** Where the host listens now; null while it is down. */
  target: number | null = null;
  #cut = false;
  #delayMs = 0;
  #swallowed: (() => void) | null = null;
  #repeated: ((sent: boolean) => void) | null = null;

  private constructor(server: Server) {
    this.#server = server;
    // What one side has ended, the other may still answer.
    server.on('connection', (client: Socket) => this.#join(client));
  }

  static async open(): Promise<FaultyLine> {
    const server = createServer({ allowHalfOpen: true });
    const line = new FaultyLine(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return line;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  #join(client: Socket): void {
    if (this.#cut || this.target === null) {
      client.destroy();
      return;
    }
    const host = connect({ port: this.target, host: '127.0.0.1', allowHalfOpen: true });
    const pair: Pair = { client, host, request: [] };
    this.#pairs.add(pair);
    const later = (what: () => void) => (this.#delayMs === 0 ? what() : void setTimeout(what, this.#delayMs));
    client.on('data', (bytes) => {
      pair.request.push(bytes);
      later(() => host.write(bytes));
      if (this.#repeated !== null) this.#repeat(pair);
    });
    host.on('data', (bytes) => {
      pair.request = [];
      if (this.#swallowed !== null) {
        this.#swallowed();
        this.#swallowed = null;
        end();
      } else later(() => client.write(bytes));
    });
    const end = () => {
      this.#pairs.delete(pair);
      client.destroy();
      host.destroy();
    };
    client.on('end', () => later(() => host.end()));
    host.on('end', () => later(() => client.end()));
    for (const socket of [client, host]) socket.on('close', end).on('error', end);
  }

  /** Sends the request under way a second time, on a connection of its own, and throws the answer away. */
  #repeat(pair: Pair): void {
    const told = this.#repeated;
    const bytes = Buffer.concat(pair.request);
    const head = bytes.indexOf('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(bytes.toString('latin1'))?.[1] ?? Number.NaN);
    if (head === -1 || bytes.length < head + 4 + length || this.target === null) return; // not whole yet
    this.#repeated = null;
    const again = connect({ port: this.target, host: '127.0.0.1' }, () => again.write(bytes));
    const over = (sent: boolean) => {
      again.destroy();
      told?.(sent);
    };
    again.once('data', () => over(true)).once('error', () => over(false));
  }

  /** Cuts every connection and lets none through until `mend`. */
  cut(): void {
    this.#cut = true;
    this.drop();
  }

  /** Cuts every connection once; the next one goes through. */
  drop(): void {
    for (const { client, host } of [...this.#pairs]) {
      client.destroy();
      host.destroy();
    }
  }

  /** Everything takes so much longer from now on, each way. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  mend(): void {
    this.#cut = false;
    this.#delayMs = 0;
  }

  /** Tells the host that nothing more will come, while a request may be under way. */
  halfClose(): void {
    for (const { host } of this.#pairs) host.end();
  }

  /** The next reply gets lost: what was asked has been done, and nobody knows. Resolves when it was. */
  loseReply(): Promise<void> {
    return new Promise((lost) => (this.#swallowed = lost));
  }

  /** The next request arrives twice. Resolves with whether the second one was answered. */
  repeatRequest(): Promise<boolean> {
    return new Promise((repeated) => (this.#repeated = repeated));
  }

  async close(): Promise<void> {
    this.drop();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
