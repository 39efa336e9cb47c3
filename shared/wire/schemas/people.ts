/** What is asked about accounts, invitations, rooms, members and tokens. */
import { z } from 'zod';
import { MOST_PHRASES, type Phrase } from '../../domain/phrases.ts';
import { PRIVATE } from '../../domain/reply-text.ts';
import type { Channel } from '../../domain/room.ts';
import { channelId, email, language, line, prose, role, roles, slug } from './base.ts';

/** Long enough that a stolen hash is slow to guess; a sentence is welcome. */
const newPassword = z.string().min(10).max(1024);

export const signInBody = z.object({ email: z.string().max(320), password: z.string().max(1024) }).meta({ id: 'SignIn' });
export const passwordBody = z.object({ current: z.string().max(1024), password: newPassword }).meta({ id: 'ChangePassword' });
export const invitationBody = z
  .object({
    email,
    rooms: z
      .array(z.object({ room: slug, roles: roles.min(1) }))
      .max(100)
      .default([]),
    admin: z.boolean().optional().meta({ description: 'Makes an administrator of the installation' }),
  })
  .meta({ id: 'InvitePerson' });
export const acceptBody = z.object({ secret: line(200), name: line(120), password: newPassword }).meta({ id: 'AcceptInvitation' });

export const memberBody = z.object({ userId: line(), roles }).meta({ id: 'SetMember', description: 'No roles: out of the room' });
export const tokenBody = z
  .object({
    name: line(),
    scopes: z
      .array(z.enum(['mentions:write', '*']))
      .min(1)
      .max(2),
  })
  .meta({ id: 'MakeToken' });

const decider = z.enum(['legal', 'supervisor', 'executive']);
const deciders = z.array(decider).min(1).max(3);
const count = z.number().int().min(1).max(6).optional();
/** So many people of any of the roles, or so many of each of them. */
const step = z.union([
  z.strictObject({ anyOf: deciders, count }),
  z.strictObject({ allOf: deciders.refine((list) => new Set(list).size === list.length, 'names a role twice'), count }),
]);
export const policy = z
  .object({
    steps: z
      .array(step)
      .min(1)
      .max(6)
      .meta({ description: 'Each needs `count` people (1): of any of the roles, or of each of them. Nobody counts twice' }),
    ordered: z.boolean().optional().meta({ description: 'The steps are decided one after the other' }),
    replyDeciders: z
      .array(role.extract(['legal', 'supervisor', 'executive']))
      .min(1)
      .max(3)
      .default(['legal']),
  })
  .meta({ id: 'Policy' });

const SPOKEN = ['phone', 'branches'];
const SHOWN = ['website', 'press'];
/** A channel by its name alone gets the flags that such a channel usually has. */
const channel = z
  .union([channelId, z.object({ id: channelId, public: z.boolean().optional(), manual: z.boolean().optional() })])
  .transform((given): Channel => {
    const { id, ...flags } = typeof given === 'string' ? { id: given } : given;
    return {
      id,
      public: ('public' in flags ? flags.public : undefined) ?? SHOWN.includes(id),
      manual: ('manual' in flags ? flags.manual : undefined) ?? SPOKEN.includes(id),
    };
  });
const channels = z
  .array(channel)
  .min(1)
  .max(50)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'names a channel twice')
  .refine((list) => list.every(({ id }) => id !== PRIVATE), 'names the approved invitation to a private channel, which is no channel');
const languages = z
  .array(language)
  .min(1)
  .max(30)
  .refine((list) => new Set(list).size === list.length, 'names a language twice');

const changeable = {
  languages: languages.optional(),
  channels: channels.optional(),
  policy: policy.optional(),
  signature: prose(200).optional(),
  watch: z.array(line()).max(200).optional(),
};
export const roomBody = z
  .object({
    name: line(120),
    id: slug.optional(),
    publicKey: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,64}$/)
      .optional(),
    ...changeable,
  })
  .meta({ id: 'CreateRoom' });
/** What to do first, per kind of special handling and language [ME7]. */
export const protocols = z.partialRecord(z.enum(['danger', 'illegal', 'press', 'legal', 'vip']), z.record(language, prose(4_000)));
const phrase = z
  .union([line(200), z.object({ phrase: line(200), language: language.nullish() })])
  .transform((given): Phrase =>
    typeof given === 'string' ? { phrase: given, language: null } : { phrase: given.phrase, language: given.language ?? null },
  );
/** A phrase alone holds in every language. */
export const phrases = z
  .object({ banned: z.array(phrase).max(MOST_PHRASES).default([]), required: z.array(phrase).max(MOST_PHRASES).default([]) })
  .meta({ id: 'SetPhrases' });
const limitMs = z.number().int().min(60_000).max(86_400_000).optional();
/** Milliseconds, a minute to a day each. */
export const limits = z
  .object({
    undecidedMs: limitMs.meta({ description: 'When a review escalates, and how long legal must be away for an emergency' }),
    awayMs: limitMs.meta({ description: 'When a claim lapses' }),
    firstWordMs: limitMs.meta({ description: 'Mark of the clock of silence: a first word' }),
    statementMs: limitMs.meta({ description: 'Mark of the clock of silence: a message of the room’s own' }),
  })
  .meta({ id: 'Limits' });
export const roomPatch = z
  .object({ name: line(120).optional(), protocols: protocols.optional(), phrases: phrases.optional(), limits: limits.optional(), ...changeable })
  .meta({ id: 'ChangeRoom' });
