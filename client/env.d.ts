// Tells the type checker what a `.vue` import is; vue-tsc itself reads the files.
declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent<object, object, unknown>;
  export default component;
}
