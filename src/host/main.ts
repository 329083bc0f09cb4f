// The program in plain Node: `npm run -s invigil -- <command>`, and `out/main/host.js` once it is built.
import { runCommandLine } from './command-line.ts';

process.exitCode = await runCommandLine(process.argv.slice(2));
