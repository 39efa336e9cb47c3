/** A text and the special handling it should be proposed for; null: none. */
import type { ProtectedHandling } from '@unisson/shared/domain/handling';

export type HandlingCase = readonly [wanted: ProtectedHandling | null, text: string];
