import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** One secret a command needs. */
export interface SecretQuestion {
  readonly prompt: string;
  /** The environment variable that may hold it. */
  readonly variable: string;
}

/**
 * Secrets, never from the command line, which other accounts of the machine can read: each from its environment variable, else typed
 * without echo, else the next line of standard input. Missing ones are empty.
 */
export async function askSecrets(questions: readonly SecretQuestion[]): Promise<string[]> {
  const given = questions.map(({ variable }) => process.env[variable]);
  if (given.every((secret) => secret !== undefined)) return given;
  const typed = process.stdin.isTTY;
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: typed });
  const lines = typed ? null : reader[Symbol.asyncIterator]();
  const secrets: string[] = [];
  try {
    for (const [at, { prompt }] of questions.entries()) {
      const known = given[at];
      if (known !== undefined) secrets.push(known);
      else if (lines !== null) {
        const { value, done } = await lines.next();
        secrets.push(done === true ? '' : value);
      } else {
        process.stderr.write(prompt);
        secrets.push(await reader.question(''));
        process.stderr.write('\n');
      }
    }
    return secrets;
  } finally {
    reader.close();
  }
}

/** A password: from INVIGIL_PASSWORD, else typed or from standard input. */
export async function askPassword(prompt: string): Promise<string> {
  const [password = ''] = await askSecrets([{ prompt, variable: 'INVIGIL_PASSWORD' }]);
  return password;
}
