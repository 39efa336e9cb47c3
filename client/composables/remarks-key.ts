/** How the draft's editors and bars come by its remarks: handed down once by the draft's tab. Knows no store, so that components may use it. */
import type { Extension } from '@codemirror/state';
import type { InjectionKey } from 'vue';
import type { Remarks } from './use-remarks.ts';

export interface EditorRemarks {
  /** What lies over the text of that field. */
  extensionsFor(field: string): Extension;
}
export const EDITOR_REMARKS: InjectionKey<EditorRemarks> = Symbol('editor remarks');
export const REMARKS: InjectionKey<Remarks> = Symbol('remarks');
