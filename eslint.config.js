// House rules that a machine can hold: types, promises, accessibility, and above all who may import whom (DESIGN 4).
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import a11y from 'eslint-plugin-vuejs-accessibility';
import ts from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';

/** Forbids imports by pattern; every direction of the house is one of these, so that the message says why. */
const forbid = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns: patterns.map(([group, message]) => ({ group: [].concat(group), message })) }],
});
const SOCKETS = ['socket.io', 'socket.io-client', 'ws', 'y-websocket', 'express', 'express/**', '**/feed/**', '**/collab/**', '**/http/**'];
const ADAPTERS = ['**/store/sqlite/**', '**/store/mongo/**', '**/outlets/webhook*', '**/outlets/log*', '**/outlets/manual*', '**/sources/replay/**'];
const adapters = [ADAPTERS, 'Only compose.ts names concrete adapters.'];
const training = [['**/score/train/**'], 'Training is never imported at run time.'];
const NO_ENV = {
  'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only server/config.ts reads the environment.' }],
};
const TESTS = ['**/*.test.ts', '**/contract/**', 'e2e/**', '**/testing/**'];

export default ts.config(
  { ignores: ['**/node_modules/**', 'client/dist/**', 'test-results/**', 'playwright-report/**', '.data/**', '.cache/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...ts.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.ts', '**/*.vue'] })),
  ...vue.configs['flat/recommended'].map((config) => ({ ...config, files: ['client/**/*.vue'] })),
  ...a11y.configs['flat/recommended'].map((config) => ({ ...config, files: ['client/**/*.vue'] })),
  {
    files: ['**/*.ts', '**/*.vue'],
    languageOptions: {
      parser: vueParser,
      parserOptions: { parser: ts.parser, projectService: { allowDefaultProject: [] }, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.vue'] },
    },
    rules: {
      ...NO_ENV,
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-base-to-string': ['error', { ignoredTypeNames: ['Text', 'YText', 'Error', 'RegExp', 'URL'] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      // The house's objects are closures, not classes: their functions may be taken apart.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  // shared/'s own settings know no Node and no vitest, which its tests need: those are part of the server's project.
  { files: ['shared/**/*.test.ts', '*.config.ts'], languageOptions: { parserOptions: { projectService: false, project: ['./server/tsconfig.json'] } } },
  {
    files: ['client/**/*.vue'],
    rules: {
      'vue/multi-word-component-names': 'off',
      // The label's text or its control stands in a nested component in several places.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      'vue/no-v-html': 'error',
    },
  },
  // shared/: no clock, no chance, nothing but itself.
  {
    files: ['shared/domain/**/*.ts'],
    ignores: TESTS,
    rules: forbid([['../text/**', '../wire/**', '@unisson/**', 'node:*', 'zod', 'yjs'], 'domain imports only domain.']),
  },
  {
    files: ['shared/text/**/*.ts'],
    ignores: TESTS,
    rules: forbid([['../wire/**', '@unisson/**', 'node:*', 'zod'], 'text imports domain and text only; zod stays out of the editor chunk.']),
  },
  {
    files: ['shared/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Instants arrive as arguments.' },
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Instants arrive as arguments.' },
        { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Chance arrives as an argument.' },
      ],
    },
  },
  // server/
  { files: ['server/**/*.ts'], ignores: [...TESTS, 'server/compose.ts', 'server/bin/**', 'server/store/sqlite/**', 'server/store/mongo/**', 'server/store/move.ts', 'server/store/open-store.ts', 'server/outlets/**', 'server/sources/**'], rules: forbid(adapters, training) },
  { files: ['server/commands/**/*.ts'], ignores: TESTS, rules: forbid(adapters, training, [SOCKETS, 'Commands never know sockets or Express.']) },
  { files: ['server/sources/**/*.ts', 'server/outlets/**/*.ts'], ignores: TESTS, rules: forbid([['**/store/**', '**/commands/**'], 'Adapters of the world know nothing of the store.']) },
  { files: ['server/ingest/**/*.ts', 'server/signal/**/*.ts', 'server/outbox/**/*.ts', 'server/notices/**/*.ts'], ignores: [...TESTS, 'server/ingest/score/train/**'], rules: forbid(adapters, training, [SOCKETS, 'Only feed, collab and http know sockets.']) },
  { files: ['server/store/**/*.ts'], ignores: TESTS, rules: forbid([['**/commands/**', ...SOCKETS], 'The store knows nothing above it.']) },
  { files: ['server/config.ts', ...TESTS], rules: { 'no-restricted-properties': 'off' } },
  { files: ['server/bin/**/*.ts', 'e2e/**/*.ts'], rules: { 'no-console': 'off' } },
  // Tables of words, not code.
  { files: ['server/ingest/score/train/templates-*.ts', 'server/ingest/score/hard-cases*.ts', 'server/sources/replay/{words,voices,crowd}-*.ts', 'client/words/*.ts'], rules: { 'max-lines': 'off' } },
  // client/
  { files: ['client/components/**'], rules: forbid([['**/stores/**'], 'Components never import stores; views hand them what they show.']) },
  { files: ['client/**/*.ts', 'client/**/*.vue'], ignores: ['client/connection/**', 'client/components/**', ...TESTS], rules: forbid([['socket.io-client', 'y-websocket'], 'Only connection/ knows sockets.']) },
  // tests: what a server answers is looked at field by field, whatever its type.
  {
    files: TESTS,
    rules: Object.fromEntries(['member-access', 'assignment', 'call', 'argument', 'return'].map((what) => [`@typescript-eslint/no-unsafe-${what}`, 'off'])),
  },
  // tests: wait for events, never for time.
  {
    files: ['**/*.test.ts', 'e2e/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.property.name='waitForTimeout']", message: 'Wait for an event.' },
        { selector: "CallExpression[callee.object.name='vi'][callee.property.name='mock']", message: 'Pass a double.' },
        { selector: "MemberExpression[property.name=/^(only|skip|fixme|todo)$/][object.name=/^(it|test|describe)$/]", message: 'No focused or skipped tests.' },
      ],
    },
  },
  { files: ['**/*.js', '**/*.mjs'], ...ts.configs.disableTypeChecked },
  prettier,
);
