/** What the commands need, all together: each takes what it knows of. Types only. */
import type { Deps } from '../commands/attempt.ts';
import type { PresenceDeps } from '../commands/holding/load-holding.ts';
import type { OutletDeps } from '../commands/outlet/create-outlet.ts';

export type CommandDeps = Deps & OutletDeps & PresenceDeps;
