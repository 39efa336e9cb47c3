/** What a route is: a path, who may ask, the schemas of what is asked, what it answers. The API document is made from the same values. */
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Act, Actor } from '@unisson/shared/domain/actor';
import type { Refusal } from '@unisson/shared/domain/refusal';
import type { Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import type { Answer } from './answer.ts';
import type { Body } from './body.ts';
import type { CommandDeps } from './command-deps.ts';
import type { EdgeDeps } from './edge.ts';
import type { Identity } from './identify.ts';
import type { Limits } from './limits.ts';

type Names<P extends string> = P extends `${string}:${infer N}/${infer Rest}`
  ? N | Names<`/${Rest}`>
  : P extends `${string}:${infer N}`
    ? N
    : never;
export type Params<P extends string> = { readonly [K in Names<P>]: string };

/** One request, identified, allowed and parsed. */
export interface Call<P = Record<string, string>, Q = unknown, B = unknown> {
  readonly edge: EdgeDeps & { readonly limits: Limits };
  readonly commands: CommandDeps;
  readonly req: Request;
  readonly res: Response;
  /** Null only where access is `anyone`. */
  readonly identity: Identity | null;
  readonly actor: Actor;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

/**
 * `anyone`: no session needed. `person`: signed in, or a full token. Else a rule for the actor in the room that the path names,
 * answering why not.
 */
export type Access = 'anyone' | 'person' | 'administrator' | ((actor: Actor) => Refusal | null);

export interface RouteOf<P extends string, Q extends z.ZodType, B extends z.ZodType> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api`, Express' way: `/rooms/:room/hold`. */
  readonly path: P;
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  readonly query?: Q;
  readonly body?: B;
  /** Reads a body that is not plain JSON; `body` then only documents it. */
  readonly read?: (req: Request) => Promise<Result<Body>>;
  /** Statuses of success → schema of the body, null for none. */
  readonly answers: Readonly<Record<number, z.ZodType | null>>;
  handle(call: Call<Params<P>, z.output<Q>, z.output<B>>): Promise<Result<Answer>>;
}
export type Route = Omit<RouteOf<string, z.ZodType, z.ZodType>, 'handle'> & { handle(call: Call): Promise<Result<Answer>> };

export function route<const P extends string, Q extends z.ZodType = z.ZodUndefined, B extends z.ZodType = z.ZodUndefined>(
  definition: RouteOf<P, Q, B>,
): Route {
  return definition;
}

/** Whoever may do the act in the room. */
export const may =
  (act: Act): ((actor: Actor) => Refusal | null) =>
  (actor) =>
    refuseAct(actor, act);

/** Everyone with a role in the room, for acts whose right the command itself decides (policy, ownership). */
export const member = may('read');
