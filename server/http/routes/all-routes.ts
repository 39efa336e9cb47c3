/** Every route of the API, in the order of the document. */
import type { Route } from '../route.ts';
import { peopleRoutes } from './people-routes.ts';
import { roomRoutes } from './room-routes.ts';
import { sessionRoutes } from './session-routes.ts';

export const ALL_ROUTES: readonly Route[] = [...sessionRoutes, ...peopleRoutes, ...roomRoutes];
