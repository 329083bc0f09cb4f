import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The private way into a first run: a file that only its owner can read, which takes a browser to the host with the code in the
 * address's fragment. A fragment is never sent anywhere, and the file's path is no secret, so nothing secret is in a command line.
 */
export function writeLaunchFile(dataFolder: string, address: string, code: string): string {
  const path = join(dataFolder, 'first-run.html');
  const target = `${address}/#code=${encodeURIComponent(code)}`;
  removeLaunchFile(dataFolder);
  const html = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${target}">
<title>Invigil</title>
<p><a href="${target}">打开 Invigil · Open Invigil</a></p>
</html>
`;
  // Made anew and refused where something stands already: a link put there must not be followed.
  writeFileSync(path, html, { mode: 0o600, flag: 'wx' });
  return path;
}

export function removeLaunchFile(dataFolder: string): void {
  rmSync(join(dataFolder, 'first-run.html'), { force: true });
}
