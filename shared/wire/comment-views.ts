/** The shapes of remarks and of the draft's past as the console reads them. Types only, made from the schemas that document them. */
import type { z } from 'zod';
import type { Comment } from '../domain/comment.ts';
import type { authorshipView, momentView, pastView } from './schemas/comments.ts';

export type CommentView = Comment;
export type DraftMoment = z.output<typeof momentView>;
export type DraftPast = z.output<typeof pastView>;
export type Authorship = z.output<typeof authorshipView>;
