/** Every route of the API, in the order of the document. */
import type { Route } from '../route.ts';
import { alertRoutes } from './alert-routes.ts';
import { commentRoutes } from './comment-routes.ts';
import { checkRoutes } from './check-routes.ts';
import { correctionRoutes } from './correction-routes.ts';
import { deputyRoutes } from './deputy-routes.ts';
import { dispatchRoutes } from './dispatch-routes.ts';
import { handlingRoutes } from './handling-routes.ts';
import { holdingRoutes } from './holding-routes.ts';
import { ingestRoutes } from './ingest-routes.ts';
import { mentionRoutes } from './mention-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { noticeRoutes } from './notice-routes.ts';
import { outletRoutes } from './outlet-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { readingRoutes } from './reading-routes.ts';
import { remedyRoutes } from './remedy-routes.ts';
import { replyRoutes } from './reply-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { roomRoutes } from './room-routes.ts';
import { sayRoutes } from './say-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { storyRoutes } from './story-routes.ts';
import { triageRoutes } from './triage-routes.ts';
import { voiceRoutes } from './voice-routes.ts';

export const ALL_ROUTES: readonly Route[] = [
  ...sessionRoutes,
  ...peopleRoutes,
  ...roomRoutes,
  ...ingestRoutes,
  ...mentionRoutes,
  ...storyRoutes,
  ...triageRoutes,
  ...handlingRoutes,
  ...correctionRoutes,
  ...alertRoutes,
  ...readingRoutes,
  ...messageRoutes,
  ...holdingRoutes,
  ...deputyRoutes,
  ...commentRoutes,
  ...checkRoutes,
  ...replyRoutes,
  ...remedyRoutes,
  ...voiceRoutes,
  ...sayRoutes,
  ...dispatchRoutes,
  ...outletRoutes,
  ...noticeRoutes,
  ...reportRoutes,
];
