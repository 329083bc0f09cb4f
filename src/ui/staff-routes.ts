// Every staff screen. A screen is shown to the roles that may call the operation it needs (src/contract/access.ts).
import Armchair from '@lucide/svelte/icons/armchair';
import type { Component } from 'svelte';
import { mayCall } from '#contract/access.ts';
import type { OperationName } from '#contract/contract.ts';
import type { StaffRole } from '#contract/roles.ts';
import type { Catalogue } from './words/catalogue.ts';

export interface StaffRoute {
  /** Like `/banks` or `/banks/:bankId`. */
  readonly path: string;
  /** Shown to the roles that may call this. */
  readonly needs: OperationName;
  /** The name in the navigation; a route without one is reached from another screen. */
  readonly nav?: {
    readonly word: keyof Catalogue['staff']['nav'];
    readonly group: keyof Catalogue['staff']['groups'];
    readonly icon: Component<{ size?: number | string }>;
  };
  /** Must be written as `() => import('…')`: the router tells a lazy screen by that. */
  readonly load: () => Promise<{ default: Component }>;
}

export const staffRoutes: readonly StaffRoute[] = [
  {
    path: '/room',
    needs: 'room.sessions',
    nav: { word: 'board', group: 'room', icon: Armchair },
    load: () => import('./proctor/RoomSessions.svelte'),
  },
  { path: '/room/:sessionId', needs: 'room.board', load: () => import('./proctor/SeatBoard.svelte') },
];

/** The screens that a role may open, in the order of the navigation. */
export function routesFor(role: StaffRole): readonly StaffRoute[] {
  return staffRoutes.filter((route) => mayCall(route.needs, role));
}

/** The route that a path belongs to: `/room/:sessionId` for `/room/42`. */
export function routeOf(path: string): StaffRoute | undefined {
  const parts = path.split('/');
  return staffRoutes.find((route) => {
    const wanted = route.path.split('/');
    return wanted.length === parts.length && wanted.every((w, i) => w === parts[i] || (w.startsWith(':') && parts[i]));
  });
}
