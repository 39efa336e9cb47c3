/** Mounts a component with real words, a real Pinia and whatever connection a test hands down. */
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import type { Component } from 'vue';
import { createI18n } from 'vue-i18n';
import { en } from '../words/en.ts';
import { fr } from '../words/fr.ts';

export function mounted(component: Component, options: { props?: Record<string, unknown>; slots?: Record<string, unknown>; provide?: Record<symbol, unknown>; language?: 'fr' | 'en' } = {}) {
  const pinia = createPinia();
  setActivePinia(pinia);
  const words = createI18n({ legacy: false, locale: options.language ?? 'en', messages: { fr, en } });
  const wrapper = mount(component, {
    attachTo: document.body,
    props: options.props ?? {},
    ...(options.slots ? { slots: options.slots } : {}),
    global: { plugins: [pinia, words], provide: options.provide ?? {} },
  });
  return wrapper;
}
