import { createRouter, type Routes } from 'sv-router';
import { forgiveOvertaken, isOvertaken } from './overtaken.ts';
import { staffRoutes } from './staff-routes.ts';

const table: Routes = {
  '/': () => import('./shell/Home.svelte'),
  ...Object.fromEntries(staffRoutes.map((route) => [route.path, route.load])),
  '*': () => import('./shell/NotFound.svelte'),
};

const router = createRouter(table);

forgiveOvertaken(globalThis);

/** Opens a staff screen by its path: `go('/room/42')`. */
export function go(path: string, options: { replace?: boolean } = {}): void {
  router.navigate(path as '/', options).catch((error: unknown) => {
    if (!isOvertaken(error)) throw error;
  });
}

/** The path on the screen now, without the `#`. Reactive. */
export function pathNow(): string {
  return router.route.pathname.split('?')[0] || '/';
}

/** A parameter of the current path: `param('sessionId')` under `/room/:sessionId`. Reactive. */
export function param(name: string): string {
  const found = (router.route.params as Record<string, string | undefined>)[name];
  return found === undefined ? '' : decodeURIComponent(found);
}
