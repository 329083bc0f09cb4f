import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/**
 * A password, never from the command line, which other accounts of the machine can read: from INVIGIL_PASSWORD, else typed
 * without echo, else the first line of standard input.
 */
export async function askPassword(prompt: string): Promise<string> {
  const given = process.env['INVIGIL_PASSWORD'];
  if (given !== undefined) return given;
  const typed = process.stdin.isTTY;
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: typed });
  try {
    if (!typed) {
      for await (const line of reader) return line;
      return '';
    }
    process.stderr.write(prompt);
    const password = await reader.question('');
    process.stderr.write('\n');
    return password;
  } finally {
    reader.close();
  }
}
