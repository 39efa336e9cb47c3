/** The remarks of the draft one is in, as its tab handed them down. */
import { inject } from 'vue';
import { REMARKS } from './remarks-key.ts';
import type { Remarks } from './use-remarks.ts';

export function useRemarks(): Remarks {
  const remarks = inject(REMARKS);
  if (!remarks) throw new Error('no remarks were provided');
  return remarks;
}
