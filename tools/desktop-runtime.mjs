// Which Electron the desktop specs run on: the real one, or the stand-in where its binary or a display is missing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The path of Electron's binary where it is installed, or null. */
export function installedElectron() {
  const named = at('node_modules/electron/path.txt');
  if (!existsSync(named)) return null;
  const program = join(at('node_modules/electron/dist'), readFileSync(named, 'utf8'));
  return existsSync(program) ? program : null;
}

/** Can a window be shown here? On Linux a display server must be named; elsewhere one is taken for granted. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * Chooses, and sets the environment by which Playwright and the `electron` package find the choice.
 * Nothing is downloaded: `npx install-electron` does that, or the first `npm start`.
 * @returns {{ kind: 'electron' | 'stand-in', why: string }}
 */
export function chooseDesktopRuntime() {
  const why =
    process.env.INVIGIL_STAND_IN === '1'
      ? 'INVIGIL_STAND_IN=1 asks for it'
      : installedElectron() === null
        ? "Electron's binary is not installed"
        : hasDisplay()
          ? null
          : 'there is no display';
  if (why === null) {
    delete process.env.ELECTRON_OVERRIDE_DIST_PATH;
    return { kind: 'electron', why: 'its binary is installed' };
  }
  process.env.ELECTRON_OVERRIDE_DIST_PATH = at('tests/support/electron-stand-in');
  process.env.STAND_IN_NODE = process.execPath;
  return { kind: 'stand-in', why };
}
