// The handler table: one line an operation, in `routes/`. A missing or misshapen handler is a compile error.
import { guarded } from './guard.ts';
import type { HostCore } from './host-core.ts';
import { administrationRoutes } from './routes/administration-routes.ts';
import { archiveRoutes } from './routes/archive-routes.ts';
import { candidateRoutes } from './routes/candidate-routes.ts';
import { certificationRoutes } from './routes/certification-routes.ts';
import { fallbackRoutes } from './routes/fallback-routes.ts';
import { networkRoutes } from './routes/network-routes.ts';
import { officeRoutes } from './routes/office-routes.ts';
import { roomRoutes } from './routes/room-routes.ts';

export function makeRouter(core: HostCore) {
  return guarded.router({
    ...administrationRoutes(core),
    ...officeRoutes(core),
    ...networkRoutes(core),
    ...roomRoutes(core),
    ...fallbackRoutes(core),
    ...archiveRoutes(core),
    ...candidateRoutes(core),
    ...certificationRoutes(core),
  });
}
