/** What the commands need, all together: each takes what it knows of. Types only. */
import type { Deps } from '../commands/attempt.ts';

export type CommandDeps = Deps;
